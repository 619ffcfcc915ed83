//! The program `partnernetz`.
fn main() {}
