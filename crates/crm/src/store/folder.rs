//! Where a data file may be, and who may read it.

use std::fs;
use std::path::Path;

use crate::{Error, Result};

/// WAL needs shared memory: a network or synchronised folder would damage the file one day.
pub(super) fn refuse_unsafe_folder(path: &Path) -> Result<()> {
    let absolute = std::path::absolute(path).map_err(Error::Disk)?;
    let synchronised = absolute.components().any(|part| {
        let part = part.as_os_str().to_string_lossy().to_lowercase();
        ["dropbox", "onedrive", "google drive", "googledrive", "icloud drive", "mobile documents", "nextcloud"]
            .iter()
            .any(|name| part == *name || part.starts_with(&format!("{name} -")))
    });
    if synchronised || network_mount(&absolute) {
        return Err(Error::UnsafeFolder);
    }
    Ok(())
}

/// The file system under the path is one shared over a network.
#[cfg(target_os = "linux")]
fn network_mount(path: &Path) -> bool {
    let mounts = fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    let deepest = mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            let (point, kind) = (words.nth(1)?, words.next()?);
            path.starts_with(point.replace("\\040", " ")).then(|| (point.len(), kind.to_owned()))
        })
        .max_by_key(|(length, _)| *length);
    deepest.is_some_and(|(_, kind)| {
        ["nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "fuse.sshfs", "fuse.rclone", "davfs", "fuse.davfs2"]
            .contains(&kind.as_str())
    })
}

/// Windows: a UNC path is a network share. macOS: network volumes are not told apart here yet.
#[cfg(not(target_os = "linux"))]
fn network_mount(path: &Path) -> bool {
    path.to_string_lossy().starts_with(r"\\")
}

/// The folder that holds a file; the working one when its name stands alone.
pub(super) fn holding(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Only its owner reads a base of people: the file is made so before SQLite, whose -wal and -shm take after it.
#[cfg(unix)]
pub(super) fn keep_private(path: &Path) -> Result<()> {
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    match fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            // A refusal (foreign owner, odd file system) does not stop the work.
            let writable = fs::metadata(path).is_ok_and(|m| !m.permissions().readonly());
            let _ = writable.then(|| fs::set_permissions(path, fs::Permissions::from_mode(0o600)));
            Ok(())
        }
        Err(error) => Err(Error::Disk(error)),
    }
}

#[cfg(not(unix))]
pub(super) fn keep_private(_path: &Path) -> Result<()> {
    Ok(())
}
