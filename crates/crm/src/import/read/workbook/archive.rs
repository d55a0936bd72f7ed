//! A look at the archive a workbook is, before anything of it is held: how many parts, how large, what they are.
//!
//! `calamine` holds the shared texts and the styles of a workbook in memory, and believes the sizes it is told. Here
//! every part it reads is inflated once, in a small buffer, and counted.

use std::io::{Read, Seek, SeekFrom};

use zip::ZipArchive;

use super::parts::Part;
use crate::Result;
use crate::import::read::File;
use crate::import::read::limits::refused;

/// The most parts.
const PARTS_MAX: usize = 1_000;
/// The largest a workbook may be when inflated, in bytes.
const INFLATED_MAX: u64 = 200 << 20;
/// How many times larger than in the archive a part may be, beyond its first mebibyte.
const RATIO_MAX: u64 = 100;
/// The longest list of parts, in bytes.
const DIRECTORY_MAX: u32 = 8 << 20;

/// Folders of a workbook that nobody reads here.
const UNREAD: &[&str] = &["/pivotcache/", "/drawings/", "/charts/", "/externallinks/", "/customxml/"];

/// Refuses an archive that is no workbook, or too large a one. Gives how many cells there are.
pub(super) fn check(file: &mut Box<dyn File>, bytes: u64) -> Result<u32> {
    if bytes > INFLATED_MAX {
        return Err(refused("workbook_too_large"));
    }
    few_parts(file, bytes)?;
    file.rewind().map_err(|_| refused("cannot_read"))?;
    let mut archive = ZipArchive::new(file).map_err(|_| refused("damaged_workbook"))?;
    if archive.len() > PARTS_MAX {
        return Err(refused("workbook_too_large"));
    }
    if let Some(why) = nature(&mut archive) {
        return Err(refused(why));
    }
    let mut declared = 0_u64;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| refused("damaged_workbook"))?;
        if part.encrypted() {
            return Err(refused("protected"));
        }
        declared = declared.saturating_add(part.size());
        if too_dense(part.size(), part.compressed_size()) || declared > INFLATED_MAX {
            return Err(refused("workbook_too_large"));
        }
    }
    let mut inflated = 0_u64;
    let mut cells = 0;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| refused("damaged_workbook"))?;
        let name = part.name().map_err(|_| refused("damaged_workbook"))?.to_ascii_lowercase();
        // Pictures and the like are never inflated.
        if !name.ends_with(".xml") && !name.ends_with(".rels") || UNREAD.iter().any(|folder| name.contains(folder)) {
            continue;
        }
        let compressed = part.compressed_size();
        let mut count = Part::of(&name);
        let mut left = part.take(INFLATED_MAX.saturating_sub(inflated) + 1);
        let mut buffer = vec![0; 64 << 10];
        let mut size = 0_u64;
        loop {
            let read = left.read(&mut buffer).map_err(|_| refused("damaged_workbook"))?;
            if read == 0 {
                break;
            }
            size += u64::try_from(read).unwrap_or(u64::MAX);
            if inflated + size > INFLATED_MAX || too_dense(size, compressed) {
                return Err(refused("workbook_too_large"));
            }
            count.read(buffer.get(..read).unwrap_or_default())?;
        }
        inflated += size;
        cells += count.cells();
    }
    u32::try_from(cells).map_err(|_| refused("too_many_cells"))
}

fn too_dense(size: u64, compressed: u64) -> bool {
    size > (1 << 20) && size / RATIO_MAX > compressed
}

/// What an archive without a workbook is; `None`: it has one.
fn nature(archive: &mut ZipArchive<&mut Box<dyn File>>) -> Option<&'static str> {
    let has = |archive: &ZipArchive<&mut Box<dyn File>>, is: &dyn Fn(&str) -> bool| {
        archive.file_names().flatten().any(|name| is(&name.to_ascii_lowercase()))
    };
    if has(archive, &|name| name == "xl/workbook.xml" || name.ends_with("/workbook.xml")) {
        return None;
    }
    Some(match () {
        () if has(archive, &|name| name == "xl/workbook.bin") => "old_excel",
        () if has(archive, &|name| name.starts_with("word/") || name.starts_with("ppt/")) => "word_document",
        () if has(archive, &|name| name.ends_with(".iwa") || name == "index.zip") => "numbers",
        () if has(archive, &|name| name == "mimetype" || name == "content.xml") => "open_document",
        () => "archive",
    })
}

/// Looks at the end of the archive, where it says how many parts it lists, before the list is read.
fn few_parts(file: &mut Box<dyn File>, bytes: u64) -> Result<()> {
    const END: &[u8] = b"PK\x05\x06";
    let tail = bytes.min((64 << 10) + 22);
    file.seek(SeekFrom::Start(bytes - tail)).map_err(|_| refused("cannot_read"))?;
    let mut end = Vec::new();
    file.take(tail).read_to_end(&mut end).map_err(|_| refused("cannot_read"))?;
    let mut found = false;
    // Any of them may be the one that is believed.
    for at in end.windows(END.len()).enumerate().filter(|(_, window)| *window == END).map(|(at, _)| at) {
        found = true;
        let parts = end.get(at + 10..at + 12).and_then(|raw| raw.try_into().ok()).map_or(0, u16::from_le_bytes);
        let size = end.get(at + 12..at + 16).and_then(|raw| raw.try_into().ok()).map_or(0, u32::from_le_bytes);
        if usize::from(parts) > PARTS_MAX || size > DIRECTORY_MAX {
            return Err(refused("workbook_too_large"));
        }
    }
    if found { Ok(()) } else { Err(refused("damaged_workbook")) }
}
