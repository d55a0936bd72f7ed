//! The TypeScript types the interface uses are those of the Rust core, word for word.
//!
//! `cargo xtask bindings` (or `DECROCHE_WRITE_BINDINGS=1`) writes them anew.
#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ts_rs::{Config, TS};

fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/lib/bindings")
}

fn export(to: &Path) {
    let config = Config::new().with_out_dir(to);
    macro_rules! roots {
        ($($root:ty),+ $(,)?) => { $( <$root>::export_all(&config).unwrap(); )+ };
    }
    roots!(
        crm::desk::Boot,
        crm::desk::Changed,
        crm::desk::InletStatus,
        crm::desk::Preset,
        crm::desk::Progress,
        crm::desk::Show,
        crm::incoming::Incoming,
        crm::appointment::AppointmentStep,
        crm::appointment::Week,
        crm::appointment::WeekQuery,
        crm::article::ArticleQuery,
        crm::article::ArticleStep,
        crm::article::ArticlesFound,
        crm::automation::Automations,
        crm::automation::AutomationStep,
        crm::campaign::CampaignPage,
        crm::campaign::CampaignStep,
        crm::campaign::NextCall,
        crm::class::ClassReport,
        crm::consent::ConsentChange,
        crm::day::Day,
        crm::desk::Dialled,
        crm::dial::NewDial,
        crm::directory::AgentStep,
        crm::directory::HandedOver,
        crm::document::Document,
        crm::exchange::ExchangeStep,
        crm::contact::NewContact,
        crm::contact::ContactChange,
        crm::contact::Merged,
        crm::contact::MergeLine,
        crm::contact::Unmerged,
        crm::duplicate::Duplicates,
        crm::export::ExportFormat,
        crm::export::ExportReport,
        crm::fiche::Fiche,
        crm::guide::GuideWork,
        crm::guide::GuideWorked,
        crm::notice::Notice,
        crm::notice::NoticeStep,
        crm::product::CatalogueFound,
        crm::product::ProductStep,
        crm::quality::BulkPreview,
        crm::quality::BulkRun,
        crm::quality::BulkChange,
        crm::quality::BulkWho,
        crm::quality::PastBulk,
        crm::quality::Quality,
        crm::quality::QualityPage,
        crm::quality::UndoneBulk,
        crm::grid::ListeningStep,
        crm::grid::ListeningView,
        crm::pipeline::Board,
        crm::pipeline::BoardQuery,
        crm::practice::PracticeStep,
        crm::practice::PracticeView,
        crm::ticket::Ticket,
        crm::ticket::NewTicket,
        crm::ticket::TicketQuery,
        crm::ticket::TicketList,
        crm::ticket::TicketStep,
        crm::case::SimilarQuery,
        crm::case::Similar,
        crm::case::CaseStep,
        crm::call::Identity,
        crm::call::Qualification,
        crm::call::ManualCall,
        crm::transfer::NewTransfer,
        crm::call::CallQuery,
        crm::call::CallList,
        crm::callback::CallbackStep,
        crm::undo::Undone,
        crm::view::View,
        crm::view::ViewStep,
        crm::privacy::HouseRights,
        crm::privacy::RetentionRun,
        crm::privacy::Rights,
        crm::score::Chart,
        crm::score::NamedScores,
        crm::score::Quantified,
        crm::watch::Watched,
        crm::segment::SegmentCheck,
        crm::segment::SegmentField,
        crm::segment::SegmentLine,
        crm::segment::SegmentStep,
        crm::search::SearchResult,
        crm::search::ListQuery,
        crm::search::ContactPage,
        crm::house::Line,
        crm::house::LineChange,
        crm::house::NewAgent,
        crm::house::AgentState,
        crm::house::IgnoredNumber,
        crm::house::IgnoredChange,
        crm::import::read::FileShape,
        crm::import::read::ReadChoices,
        crm::import::ImportPreset,
        crm::import::ImportReport,
        crm::import::PastImport,
        crm::import::UndoneImport,
        crm::import::OnDuplicate,
        crm::journal::JournalLine,
        crm::timeline::TimelineQuery,
        crm::timeline::TimelinePage,
    );
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read_to_string(entry.path()).unwrap()))
        .collect()
}

#[test]
fn the_committed_bindings_are_those_of_the_core() {
    if std::env::var_os("DECROCHE_WRITE_BINDINGS").is_some() {
        for old in files(&committed()).keys() {
            fs::remove_file(committed().join(old)).unwrap();
        }
        export(&committed());
        return;
    }
    let fresh = tempfile::tempdir().unwrap();
    export(fresh.path());
    let (fresh, committed) = (files(fresh.path()), files(&committed()));
    let stale: Vec<&String> =
        fresh.keys().chain(committed.keys()).filter(|name| fresh.get(*name) != committed.get(*name)).collect();
    assert!(stale.is_empty(), "run `cargo xtask bindings`: {stale:?}");
}
