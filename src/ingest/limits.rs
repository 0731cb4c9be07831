//! How much one article may weigh.

/// The most bytes that one article (a file after decompression, or one line of JSON Lines) may have; more is refused,
/// so that neither a decompression bomb nor a file without line ends exhausts memory.
pub const MAX_ARTICLE_BYTES: usize = 32 << 20;
