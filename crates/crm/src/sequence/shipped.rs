//! The sequences that ship.

use std::sync::LazyLock;

use uuid::Uuid;

use super::{Exit, Sequence, SequenceStep};
use crate::SequenceId;
use crate::contact::Stage;

/// Following a quotation up.
pub(crate) const QUOTE: SequenceId = SequenceId(Uuid::from_u128(0x0d0c_0000_0000_7000_b000_0000_0000_0001));

/// Welcoming a new client.
const WELCOME: SequenceId = SequenceId(Uuid::from_u128(0x0d0c_0000_0000_7000_b000_0000_0000_0002));

/// The sequences that ship: a house changes or removes them.
pub fn shipped() -> &'static [(SequenceId, Sequence)] {
    static SHIPPED: LazyLock<Vec<(SequenceId, Sequence)>> = LazyLock::new(|| {
        let call = |subject: &str| SequenceStep::Call { subject: subject.into() };
        let wait = |days| SequenceStep::Wait { days };
        vec![
            (
                QUOTE,
                Sequence {
                    name: "Suivi d’un devis".into(),
                    minutes: 9 * 60,
                    steps: vec![
                        wait(3),
                        call("Devis envoyé : des questions ?"),
                        wait(4),
                        SequenceStep::Mail { document: "devis_suite".into() },
                        wait(7),
                        call("Devis : décision"),
                    ],
                    exits: vec![
                        Exit::Answered,
                        Exit::Outcome { outcome: "refusal".into() },
                        Exit::Stage { stage: Stage::Client },
                    ],
                },
            ),
            (
                WELCOME,
                Sequence {
                    name: "Accueil d’un nouveau client".into(),
                    minutes: 10 * 60,
                    steps: vec![
                        SequenceStep::Task { text: "Compléter la fiche avec le contrat".into() },
                        wait(7),
                        call("Tout fonctionne-t-il comme prévu ?"),
                        wait(30),
                        call("Point après un mois"),
                    ],
                    exits: vec![Exit::Stage { stage: Stage::Lost }],
                },
            ),
        ]
    });
    &SHIPPED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequences_that_ship_are_sound() {
        for (_, sequence) in shipped() {
            sequence.clone().checked().unwrap();
        }
    }
}
