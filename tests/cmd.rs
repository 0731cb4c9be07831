//! What the program prints, command by command: `tests/cmd/*.toml` and `*.trycmd`.

#[test]
fn commands() {
    trycmd::TestCases::new().case("tests/cmd/*.toml").case("tests/cmd/*.trycmd").run();
}
