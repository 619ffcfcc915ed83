//! The secret a directory on SQLite makes for itself at its first start, and keeps beside the database file.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Where the secret of a database file lies.
pub(super) fn beside(database: &Path) -> PathBuf {
    let mut path = database.as_os_str().to_owned();
    path.push(".jwt-secret");
    path.into()
}

/// The secret in this file, and whether it was made just now. Several processes that start at once get the same one.
pub(super) fn read_or_make(path: &Path) -> io::Result<(String, bool)> {
    match read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let made = make(path)?;
            Ok((read(path)?, made))
        }
        read => Ok((read?, false)),
    }
}

/// The secret in this file.
pub(super) fn read(path: &Path) -> io::Result<String> {
    Ok(fs::read_to_string(path)?.trim().to_owned())
}

/// Writes a fresh secret; false if another process was faster. A link to a finished file is atomic and never replaces
/// one, so nobody reads half a secret or loses theirs.
fn make(path: &Path) -> io::Result<bool> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    let mut draft = path.as_os_str().to_owned();
    draft.push(format!(".{}", std::process::id()));
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // A draft of a process of the same number that died half-way.
    if let Err(error) = fs::remove_file(&draft)
        && error.kind() != io::ErrorKind::NotFound
    {
        return Err(error);
    }
    let mut file = options.open(&draft)?;
    writeln!(file, "{}", URL_SAFE_NO_PAD.encode(bytes))?;
    file.sync_all()?;
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    match linked {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_made_once_and_belongs_to_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = beside(&folder.path().join("a.db"));
        assert!(path.ends_with("a.db.jwt-secret"));
        let (secret, made) = read_or_make(&path).unwrap();
        assert!(made);
        assert_eq!(secret.len(), 43);
        assert_eq!(read_or_make(&path).unwrap(), (secret, false));
        #[cfg(unix)]
        assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&path).unwrap().permissions()) & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_secret_that_is_there_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s");
        fs::write(&path, "kept").unwrap();
        assert!(!make(&path).unwrap());
        assert_eq!(read(&path).unwrap(), "kept");
    }
}
