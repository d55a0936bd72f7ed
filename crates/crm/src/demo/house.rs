//! The invented house whose calls these are: principals, teams, agents, queues, lines and outcomes.

use super::records::{DemoAgent, DemoLine, DemoOutcome, DemoPrincipal, DemoQueue, DemoTeam};

/// The brands in whose name the house speaks.
pub(super) const PRINCIPALS: &[DemoPrincipal] = &[
    DemoPrincipal {
        name: "Opaline Télécom",
        greeting: "Opaline Télécom bonjour, {agent} à votre écoute.",
        goal_percent: 80,
        goal_seconds: 20,
    },
    DemoPrincipal {
        name: "Brindille Mobile",
        greeting: "Bonjour, {agent} de Brindille Mobile, que puis-je faire pour vous ?",
        goal_percent: 85,
        goal_seconds: 30,
    },
];

/// The teams.
pub(super) const TEAMS: &[DemoTeam] = &[
    DemoTeam { name: "Service client" },
    DemoTeam { name: "Assistance technique" },
    DemoTeam { name: "Ventes et fidélisation" },
];

/// Shorthand for the agents.
const fn agent(
    first: &'static str,
    last: &'static str,
    role: &'static str,
    level: u8,
    extension: &'static str,
    team: usize,
    languages: &'static [&'static str],
) -> DemoAgent {
    DemoAgent { first, last, role, level, extension, team, languages }
}

/// The people at the desks.
#[rustfmt::skip]
pub(super) const AGENTS: &[DemoAgent] = &[
    agent("Claire", "Aubrac", "supervisor", 3, "10", 0, &["fr", "en"]),
    agent("Thomas", "Kerjean", "supervisor", 3, "11", 1, &["fr", "en"]),
    agent("Nadia", "Belhadj", "advisor", 1, "12", 0, &["fr", "ar"]),
    agent("Hugo", "Lestrade", "advisor", 1, "13", 0, &["fr"]),
    agent("Inès", "Moreira", "advisor", 1, "14", 0, &["fr", "pt"]),
    agent("Lucas", "Vandamme", "advisor", 1, "15", 1, &["fr", "nl"]),
    agent("Sophie", "Rœderer", "advisor", 2, "16", 1, &["fr", "de"]),
    agent("Moussa", "Sarr", "advisor", 2, "17", 1, &["fr", "wo"]),
    agent("Élodie", "Castagnet", "advisor", 1, "18", 2, &["fr", "es"]),
    agent("Quentin", "Dorval", "advisor", 2, "19", 2, &["fr", "en"]),
    agent("Anne-Laure", "Jossic", "trainer", 2, "20", 2, &["fr"]),
    agent("Yanis", "Ferhat", "student", 1, "21", 0, &["fr"]),
    agent("Minh", "Delaroche", "advisor", 3, "22", 1, &["fr", "vi"]),
];

/// The queues.
pub(super) const QUEUES: &[DemoQueue] = &[
    DemoQueue {
        name: "Accueil et commandes",
        ivr: "1, accueil et commandes",
        principal: 0,
        team: 0,
        agents: &[2, 3, 4, 11],
    },
    DemoQueue {
        name: "Assistance technique",
        ivr: "2, panne ou installation",
        principal: 0,
        team: 1,
        agents: &[5, 6, 7, 12],
    },
    DemoQueue { name: "Facturation", ivr: "3, facture et paiement", principal: 0, team: 0, agents: &[2, 3, 4] },
    DemoQueue { name: "Ventes et fidélisation", ivr: "4, nouvelle offre", principal: 0, team: 2, agents: &[8, 9, 10] },
    DemoQueue {
        name: "Brindille – service client",
        ivr: "5, client Brindille",
        principal: 1,
        team: 0,
        agents: &[2, 4, 8, 11],
    },
];

/// Shorthand for the lines.
const fn line(label: &'static str, e164: &'static str, queue: usize) -> DemoLine {
    DemoLine { label, e164, queue }
}

/// Our own numbers: the last hundred of the Île-de-France fiction range, which no generated person has. At least one
/// per queue.
#[rustfmt::skip]
pub(super) const LINES: &[DemoLine] = &[
    line("Opaline – accueil", "+33199009910", 0),
    line("Opaline – technique", "+33199009920", 1),
    line("Opaline – facturation", "+33199009930", 2),
    line("Opaline – ventes", "+33199009940", 3),
    line("Brindille – service client", "+33199009950", 4),
    line("Opaline – professionnels", "+33199009960", 3),
];

/// Shorthand for the outcomes.
const fn outcome(code: &'static str, label: &'static str) -> DemoOutcome {
    DemoOutcome { code, label }
}

/// Call outcomes (issues d’appel).
#[rustfmt::skip]
pub(super) const OUTCOMES: &[DemoOutcome] = &[
    outcome("solved", "Résolu"),
    outcome("call_back", "À rappeler"),
    outcome("escalated", "Transféré / escaladé"),
    outcome("sale", "Vente"),
    outcome("appointment", "RDV pris"),
    outcome("refusal", "Refus"),
    outcome("absent", "Absent / répondeur"),
    outcome("busy", "Occupé"),
    outcome("wrong_number", "Faux numéro"),
    outcome("opposition", "Ne plus appeler (opposition)"),
    outcome("incivility", "Clos pour incivilité"),
];
