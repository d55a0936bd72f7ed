//! How an invented person came to the present rung: dated moves with their reasons.

use super::ids::mix;
use crate::demo::{Demo, DemoContact, DemoHistory, DemoStage};

/// One move on the ladder.
#[derive(Debug, Clone, Copy)]
pub(super) struct Move {
    /// `None`: the fiche was made.
    pub from: Option<DemoStage>,
    pub to: DemoStage,
    pub why: &'static str,
    pub at: i64,
}

const LEAD: &[&str] =
    &["Demande de documentation", "S’intéresse à la fibre", "Recommandé par un client", "Formulaire du site"];
const PROSPECT: &[&str] = &["Demande un devis", "Projet et budget annoncés", "Compare avec son offre actuelle"];
const CLIENT: &[&str] = &["Première commande", "Offre signée", "Souscription confirmée"];
const LOYAL: &[&str] = &["Deuxième commande", "Renouvelle son abonnement", "A recommandé un proche"];
const LOST: &[&str] =
    &["Résiliation", "Parti chez un concurrent", "Aucune réponse après trois relances", "Déménagement à l’étranger"];

fn reasons(stage: DemoStage) -> &'static [&'static str] {
    match stage {
        DemoStage::Suspect => &["demo"],
        DemoStage::Lead => LEAD,
        DemoStage::Prospect => PROSPECT,
        DemoStage::Client => CLIENT,
        DemoStage::LoyalClient => LOYAL,
        DemoStage::Lost => LOST,
    }
}

/// The rungs passed. Half of those who bought came straight to the counter.
fn path(stage: DemoStage, direct: bool) -> &'static [DemoStage] {
    use DemoStage::{Client, Lead, Lost, LoyalClient, Prospect, Suspect};
    match (stage, direct) {
        (Suspect, _) => &[Suspect],
        (Lead, _) => &[Suspect, Lead],
        (Prospect, true) => &[Suspect, Prospect],
        (Prospect, false) => &[Suspect, Lead, Prospect],
        (Client, true) => &[Suspect, Client],
        (Client, false) => &[Suspect, Lead, Prospect, Client],
        (LoyalClient, true) => &[Suspect, Client, LoyalClient],
        (LoyalClient, false) => &[Suspect, Lead, Prospect, Client, LoyalClient],
        (Lost, _) => &[Suspect, Client, Lost],
    }
}

/// The moves of person `index`, in order of time, none after now. `sold` is the first sale in a call.
pub(super) fn moves(
    demo: &Demo,
    index: usize,
    contact: &DemoContact,
    history: &DemoHistory,
    sold: Option<i64>,
) -> impl Iterator<Item = Move> {
    let draw = mix(demo.plan().seed ^ mix(index as u64));
    let rungs = path(contact.stage, draw.is_multiple_of(2));
    let (born, now) = (contact.created_at_ms, demo.plan().now_ms.max(contact.created_at_ms));
    let own = history.purchases.first().map(|purchase| purchase.at_ms);
    let bought = own.into_iter().chain(sold).min().map(|at| at.clamp(born, now));
    let bought_rank = rungs.iter().position(|&rung| rung == DemoStage::Client);
    let count = i64::try_from(rungs.len()).unwrap_or(1);
    let (mut from, mut last) = (None, born);
    rungs.iter().enumerate().map(move |(rank, &to)| {
        let step = i64::try_from(rank).unwrap_or(0);
        let at = match (rank, bought, bought_rank) {
            (0, ..) => born,
            (_, Some(bought), Some(client)) if rank == client => bought,
            // On the way to the first order; afterwards, on the way to today.
            (_, Some(bought), Some(client)) if rank < client => born + (bought - born) / (count + 1) * step,
            _ => last + (now - last) / 3,
        };
        last = at.clamp(last, now);
        let list = reasons(to);
        let pick = usize::try_from((draw >> (8 * rank)) & 0xff).unwrap_or(0) % list.len().max(1);
        let step = Move { from, to, why: list.get(pick).copied().unwrap_or("demo"), at: last };
        from = Some(to);
        step
    })
}
