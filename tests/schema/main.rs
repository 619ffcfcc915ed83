//! What a reader of the repository sees first: the schema, its descriptions, and how the sources are laid out.

#![expect(clippy::unwrap_used, reason = "a test that can't go on may panic")]

mod described;
mod layout;
mod sdl;

use std::path::PathBuf;

/// The root of the repository.
fn root() -> PathBuf {
    let api = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    api.parent().expect("the crate lies in the workspace").to_path_buf()
}
