//! Reading the command line: help and usage errors in the language asked for.

use std::error::Error as _;
use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, Error, FromArgMatches};

use crate::args::CommandLine;
use crate::messages::{Lang, help_fr};

/// Understands the arguments; otherwise help was printed (status 0) or the error explained (status 2).
pub fn parse(arguments: &[OsString], lang: Lang) -> Result<CommandLine, ExitCode> {
    dressed(lang)
        .try_get_matches_from(arguments)
        .and_then(|matches| CommandLine::from_arg_matches(&matches))
        .map_err(|error| explain(&error, lang))
}

/// The whole command with its help in one language.
fn dressed(lang: Lang) -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let root = CommandLine::command().disable_version_flag(true).arg(version.help("Version"));
    dress(root, "", lang)
}

fn dress(command: Command, path: &str, lang: Lang) -> Command {
    let asks = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("Print this help");
    let about = help_fr::about(path).filter(|_| lang == Lang::Fr);
    let command = match about {
        Some(french) => command.about(french).long_about(None::<&str>),
        None => command,
    };
    let heading = |code: &str| lang.wording(&format!("heading.{code}"));
    let template = format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}\n", lang.say("usage", &[]));
    let (commands, arguments, options) = (heading("commands"), heading("arguments"), heading("options"));
    command
        .disable_help_flag(true)
        .arg(asks)
        .help_template(template)
        .subcommand_help_heading(commands.unwrap_or("Commands"))
        .subcommand_value_name(if lang == Lang::Fr { "COMMANDE" } else { "COMMAND" })
        .mut_args(|arg| dress_argument(arg, path, lang, arguments, options))
        .mut_subcommands(|sub| {
            let path = format!("{path} {}", sub.get_name()).trim().to_owned();
            dress(sub, &path, lang)
        })
}

fn dress_argument(
    arg: Arg,
    path: &str,
    lang: Lang,
    arguments: Option<&'static str>,
    options: Option<&'static str>,
) -> Arg {
    let heading = if arg.is_positional() { arguments } else { options };
    let french = help_fr::argument(path, arg.get_id().as_str()).filter(|_| lang == Lang::Fr);
    let help = french.map_or_else(|| arg.get_help().map(ToString::to_string).unwrap_or_default(), str::to_owned);
    let arg = arg.help_heading(heading).long_help(None::<&str>);
    if !arg.get_action().takes_values() {
        return arg.help(help);
    }
    let words: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let help = if words.is_empty() { help } else { format!("{help} [{}]", words.join(", ")) };
    arg.help(help).hide_possible_values(true).hide_default_value(true)
}

/// Help to standard output, or what is wrong to standard error.
fn explain(error: &Error, lang: Lang) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A reader that has gone has read enough.
            let _ = error.print();
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            ExitCode::from(2)
        }
        _ => {
            eprintln!("{}", sentences(error, lang).join("\n"));
            ExitCode::from(2)
        }
    }
}

fn sentences(error: &Error, lang: Lang) -> Vec<String> {
    let context = |kind| error.get(kind).map(words).filter(|text| !text.is_empty());
    let culprit = context(ContextKind::InvalidArg).or_else(|| context(ContextKind::InvalidSubcommand));
    let other = context(ContextKind::InvalidValue).or_else(|| context(ContextKind::PriorArg));
    let kind = match (error.kind(), &other) {
        (ErrorKind::InvalidValue, None) => "NoEquals".to_owned(),
        (kind, _) => format!("{kind:?}"),
    };
    let code = format!("usage_error.{kind}");
    let code = if lang.wording(&code).is_some() { code.as_str() } else { "usage_error.other" };
    let mut said = vec![lang.say(code, &[&culprit.unwrap_or_default(), &other.unwrap_or_default()])];
    said.extend(context(ContextKind::ValidValue).map(|valid| lang.say("usage_error.possible", &[&valid])));
    if error.kind() == ErrorKind::ValueValidation {
        said.extend(error.source().map(|expected| lang.say("usage_error.expected", &[&expected.to_string()])));
    }
    for near in [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand] {
        said.extend(context(near).map(|near| lang.say("usage_error.did_you_mean", &[&near])));
    }
    if let Some(usage) = context(ContextKind::Usage) {
        said.push(format!("{} {}", lang.say("usage", &[]), usage.trim_start_matches("Usage:").trim()));
    }
    said
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn undressed<'c>(command: &'c Command, path: &str, found: &mut Vec<String>) -> &'c Command {
        if help_fr::about(path).is_none() {
            found.push(path.to_owned());
        }
        for arg in command.get_arguments() {
            if help_fr::argument(path, arg.get_id().as_str()).is_none() {
                found.push(format!("{path} <{}>", arg.get_id()));
            }
        }
        for sub in command.get_subcommands() {
            undressed(sub, format!("{path} {}", sub.get_name()).trim(), found);
        }
        command
    }

    #[test]
    fn every_command_and_argument_has_its_french_help() {
        let mut found = Vec::new();
        undressed(&dressed(Lang::Fr), "", &mut found);
        assert_eq!(found, Vec::<String>::new());
    }

    #[test]
    fn the_command_is_well_formed_in_both_languages() {
        dressed(Lang::Fr).debug_assert();
        dressed(Lang::En).debug_assert();
    }
}
