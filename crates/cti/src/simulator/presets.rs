//! The hard cases of a screen pop, as data: each is one button of the simulator.
//!
//! A case that needs somebody of the base says whom ([`PresetNumber`]); the application finds the number.

use phone::Direction;

use super::SimulatedCall;

/// A ready-made case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preset {
    /// Its stable code, worded by the interface.
    pub code: &'static str,
    /// Its calls, in order of time.
    pub calls: &'static [PresetCall],
}

/// One call of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PresetCall {
    /// How long after the first call of the case it rings, in milliseconds.
    pub after_ms: u32,
    /// Who calls.
    pub number: PresetNumber,
    /// The name the network shows.
    pub name: Option<&'static str>,
    /// The queue it waits in.
    pub queue: Option<&'static str>,
    /// The caller asked for privacy.
    pub masked: bool,
}

/// Who calls: a number as it is, or somebody the application picks from its base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PresetNumber {
    /// The number as the line gives it; empty when withheld.
    Literal(&'static str),
    /// A mobile that exactly one person has.
    OneMobile,
    /// Another person's number, for the call that comes during a call.
    AnotherPerson,
    /// A number that several people have (a switchboard, a household).
    SharedLine,
    /// A number in nobody's fiche.
    Unknown,
    /// One of our extensions.
    Extension,
    /// One of our own lines.
    OwnLine,
    /// A number on the block list.
    Blocked,
    /// Somebody who called today already.
    RecentCaller,
    /// Somebody with an open ticket.
    OpenTicket,
    /// Somebody with a callback promised.
    PromisedCallback,
}

impl PresetCall {
    const fn from(number: PresetNumber) -> Self {
        Self { after_ms: 0, number, name: None, queue: None, masked: false }
    }

    const fn named(mut self, name: &'static str) -> Self {
        self.name = Some(name);
        self
    }

    const fn masked(mut self) -> Self {
        self.masked = true;
        self
    }

    const fn after(mut self, after_ms: u32) -> Self {
        self.after_ms = after_ms;
        self
    }

    const fn queued(mut self, queue: &'static str) -> Self {
        self.queue = Some(queue);
        self
    }

    /// The call to simulate, once its number is known.
    pub fn call(&self, number: &str, line: Option<&str>) -> SimulatedCall {
        SimulatedCall {
            name: self.name.map(str::to_owned),
            queue: self.queue.map(str::to_owned),
            line: line.map(str::to_owned),
            masked: self.masked,
            direction: match self.number {
                PresetNumber::Extension => Direction::Internal,
                _ => Direction::Inbound,
            },
            ..SimulatedCall::inbound(number)
        }
    }
}

/// A caller's name made to break screens: right-to-left override, markup, escape sequence, formula, no end.
const HOSTILE_NAME: &str = "\u{202e}<img src=x onerror=alert(1)>\u{2066}\u{200b}=cmd|' /C calc'!A0 \u{1b}[31m\r\n\
    'DROP TABLE contact;-- Wolfeschlegelsteinhausenbergerdorff Wolfeschlegelsteinhausenbergerdorff \
    Wolfeschlegelsteinhausenbergerdorff Zoé 👩‍👩‍👧‍👦";

/// The cases, in the order of the buttons: everyday ones first.
pub fn presets() -> &'static [Preset] {
    use PresetNumber as N;
    const fn case(code: &'static str, calls: &'static [PresetCall]) -> Preset {
        Preset { code, calls }
    }
    const PRESETS: &[Preset] = &[
        case("one_mobile", &[PresetCall::from(N::OneMobile)]),
        case("shared_line", &[PresetCall::from(N::SharedLine)]),
        case("unknown", &[PresetCall::from(N::Unknown)]),
        case("unknown_with_name", &[PresetCall::from(N::Unknown).named("GARAGE DU PORT")]),
        case("masked", &[PresetCall::from(N::Literal("anonymous")).masked()]),
        case("masked_empty", &[PresetCall::from(N::Literal(""))]),
        case("masked_with_number", &[PresetCall::from(N::OneMobile).masked()]),
        case("queued", &[PresetCall::from(N::OneMobile).queued("SAV")]),
        case("open_ticket", &[PresetCall::from(N::OpenTicket)]),
        case("promised_callback", &[PresetCall::from(N::PromisedCallback)]),
        case("repeat_caller", &[PresetCall::from(N::RecentCaller)]),
        case("second_call", &[PresetCall::from(N::OneMobile), PresetCall::from(N::AnotherPerson).after(6_000)]),
        case("extension", &[PresetCall::from(N::Extension)]),
        case("own_line", &[PresetCall::from(N::OwnLine)]),
        case("blocked", &[PresetCall::from(N::Blocked)]),
        case("short_number", &[PresetCall::from(N::Literal("3699"))]),
        case("overseas", &[PresetCall::from(N::Literal("+262639980012"))]),
        case("foreign", &[PresetCall::from(N::Literal("+442079460123"))]),
        case("invalid", &[PresetCall::from(N::Literal("<unknown>"))]),
        case("hostile_name", &[PresetCall::from(N::Unknown).named(HOSTILE_NAME)]),
    ];
    PRESETS
}
