//! The rights of people: what is known of one, limiting its use, opposing, erasing; what the house keeps for how long;
//! words that do not belong in a note.

use crm::privacy::{
    EraseHow, Erased, FreezeContact, HouseRights, Oppose, Opposed, OppositionSource, RetentionRun, Rights,
};
use crm::watch::{Watched, watch};
use crm::{ContactId, Store};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, State};

use crate::desk::{Desk, now};
use crate::error::{Answer, Refusal};
use crate::{files, screen_pop};

/// What is done about them.
#[derive(Debug, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum PrivacyWork {
    /// Where the rights of one person stand.
    Rights { contact_id: ContactId },
    /// All that is kept of them, as a page they can read and as data, among the user’s documents.
    Access { contact_id: ContactId },
    /// Nobody works with their fiche any more; `None`: lifted.
    Freeze { contact_id: ContactId, why: Option<String> },
    /// They do not want to be called: for good.
    Oppose { contact_id: ContactId, why: String },
    /// They go; `oppose`: and are not brought in again.
    Erase { contact_id: ContactId, oppose: bool },
    /// What the rights of people ask of the house.
    House,
    /// What has reached its term goes.
    Retention,
    /// The sheet of the register (RGPD art. 30), as a page among the user’s documents.
    Register,
    /// What does not belong in a text.
    Watch { text: String },
}

/// What comes of it.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum PrivacyWorked {
    /// Of one person.
    Rights(Box<Rights>),
    /// Who was erased.
    Erased(Box<Erased>),
    /// Of the house.
    House(Box<HouseRights>),
    /// What went.
    Retention(RetentionRun),
    /// Where the files are.
    Files(Vec<String>),
    /// What was found.
    Watched(Vec<Watched>),
}

#[tauri::command(async)]
pub fn privacy_work(app: AppHandle, desk: State<'_, Desk>, step: PrivacyWork) -> Answer<PrivacyWorked> {
    worked(&app, &desk, step)
}

fn worked(app: &AppHandle, desk: &Desk, step: PrivacyWork) -> Answer<PrivacyWorked> {
    let store = desk.store();
    let rights = |contact_id| Ok(PrivacyWorked::Rights(Box::new(store.rights(contact_id, now())?)));
    match step {
        PrivacyWork::Rights { contact_id } => rights(contact_id),
        PrivacyWork::Access { contact_id } => access(&store, contact_id),
        PrivacyWork::Freeze { contact_id, why } => {
            desk.write(app, FreezeContact { contact_id, why })?;
            rights(contact_id)
        }
        PrivacyWork::Oppose { contact_id, why } => {
            let (who, how) = (Opposed::Contact(contact_id), OppositionSource::Entry);
            desk.write(app, Oppose { who, why, region: desk.region(), how })?;
            rights(contact_id)
        }
        PrivacyWork::Erase { contact_id, oppose } => {
            let erased = store.erase(contact_id, EraseHow::asked(oppose), false, &desk.context())?;
            // Whoever went is on no screen any more.
            screen_pop::others_wrote(app);
            Ok(PrivacyWorked::Erased(Box::new(erased)))
        }
        PrivacyWork::House => Ok(PrivacyWorked::House(Box::new(store.house_rights(now())?))),
        PrivacyWork::Retention => {
            let run = store.run_retention(false, &desk.context())?;
            // Whoever went is on no screen any more.
            screen_pop::others_wrote(app);
            Ok(PrivacyWorked::Retention(run))
        }
        PrivacyWork::Register => {
            let page = store.reader()?.register(now())?.html();
            Ok(PrivacyWorked::Files(vec![written("registre", "html", &page)?]))
        }
        PrivacyWork::Watch { text } => Ok(PrivacyWorked::Watched(watch(&text))),
    }
}

/// All that is kept of somebody, as a page and as data.
fn access(store: &Store, contact_id: ContactId) -> Answer<PrivacyWorked> {
    let person = store.reader()?.person_file(contact_id, now())?;
    let data = serde_json::to_string_pretty(&person).map_err(|_| Refusal::new("internal"))?;
    let name = format!("acces {}", person.name);
    let files = vec![written(&name, "html", &person.html())?, written(&name, "json", &data)?];
    Ok(PrivacyWorked::Files(files))
}

/// A file among the user’s documents; where it is.
fn written(name: &str, ending: &str, text: &str) -> Answer<String> {
    let path = files::documents().join(format!("{}.{ending}", files::stem(name)));
    Ok(files::write_new(&path, text)?.display().to_string())
}
