//! Findings as JUnit XML: a suite a file, a failed case a finding, a skipped case for texts that were not there.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::{Outcome, path};

pub fn render(outcome: &Outcome) -> String {
    let mut report = Report::new(env!("CARGO_PKG_NAME"));
    let mut files = outcome.files.clone();
    files.extend(outcome.findings.iter().map(|f| f.file.clone()));
    files.sort();
    files.dedup();
    for file in &files {
        let mut suite = TestSuite::new(path(file));
        let findings = outcome.findings.iter().filter(|f| f.file == *file);
        for f in findings {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_type(f.code).set_message(f.message.clone()).set_description(format!("{}: {}", f.place(), f.message));
            let mut case = TestCase::new(f.place(), status);
            case.set_classname(f.code);
            suite.add_test_case(case);
        }
        if suite.test_cases.is_empty() {
            suite.add_test_case(TestCase::new("valid", TestCaseStatus::success()));
        }
        report.add_test_suite(suite);
    }
    if !outcome.missing_texts.is_empty() {
        let mut suite = TestSuite::new("texts");
        for id in &outcome.missing_texts {
            let mut status = TestCaseStatus::skipped();
            status.set_message("the text is missing: quotes were not checked");
            suite.add_test_case(TestCase::new(id.clone(), status));
        }
        report.add_test_suite(suite);
    }
    report.to_string().unwrap_or_default()
}
