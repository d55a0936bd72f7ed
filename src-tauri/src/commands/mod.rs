//! The commands of the interface: one file per noun, each body a few lines. What they do lives in `crm` and `cti`.
#![expect(clippy::needless_pass_by_value, reason = "Tauri hands each command its arguments by value")]

mod appointment;
mod article;
mod automation;
mod call;
mod campaign;
mod case;
mod contact;
mod duplicate;
mod export;
mod guide;
mod house;
mod import;
mod line;
mod practice;
mod privacy;
mod product;
mod quality;
mod score;
mod segment;
mod start;
mod ticket;
mod window;

use tauri::ipc::Invoke;

/// Every command. `list.in` carries the same names for the access control; `tests/tidy.rs` compares the two.
pub fn handler() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        window::boot,
        window::live_calls,
        window::window_shown,
        line::call_press,
        call::call_identify,
        call::call_qualify,
        call::call_log,
        call::call_list,
        appointment::appointment_week,
        appointment::appointment_work,
        appointment::appointment_file,
        appointment::documents,
        appointment::exchange_work,
        article::article_find,
        article::article_work,
        automation::automation_work,
        practice::listening_work,
        practice::practice_work,
        campaign::campaign_list,
        campaign::campaign_page,
        campaign::campaign_next,
        campaign::dial_check,
        campaign::call_dial,
        contact::contact_fiche,
        contact::contact_add,
        contact::contact_list,
        contact::contact_timeline,
        contact::search,
        contact::number_read,
        contact::pipeline_board,
        product::product_work,
        guide::guide_work,
        ticket::ticket_open,
        ticket::ticket_list,
        ticket::ticket,
        case::case_similar,
        case::case_work,
        ticket::agent_day,
        ticket::callback_work,
        window::draft_keep,
        window::views,
        house::agent_work,
        house::settings_set,
        house::house_lines,
        house::house_ignored,
        line::simulator,
        line::inlet_status,
        start::start_choose,
        import::import_work,
        duplicate::duplicate_work,
        quality::quality_work,
        segment::segment_work,
        score::score_work,
        privacy::privacy_work,
        export::export_work,
        window::undo,
        window::notices,
        house::journal_list,
        start::backups,
        start::backup_restore,
    ]
}

/// Why the app cannot start, for the terminal (no window exists yet to say it).
pub fn refusal_sentence(error: &crm::Error) -> String {
    match error {
        crm::Error::Newer { .. } => "Ce fichier vient d’une version plus récente de Décroche : rien n’a été changé. Mettez Décroche à jour.",
        crm::Error::Locked => "Décroche est déjà ouvert sur ce fichier. Fermez l’autre fenêtre, ou choisissez un autre fichier avec --db.",
        crm::Error::UnsafeFolder => "Ce dossier est en réseau ou synchronisé, le fichier y serait abîmé un jour. Choisissez un dossier de ce poste.",
        crm::Error::Disk(_) => "Le fichier de données ne peut pas être écrit ici : disque plein ou dossier protégé. Rien n’a été changé.",
        _ => "Le fichier de données ne peut pas être ouvert. Rien n’a été changé.",
    }
    .to_owned()
}
