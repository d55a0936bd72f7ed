//! The secret a sender shows: at least 128 bits, compared in constant time, never printed.

use std::fmt;
use std::hint::black_box;
use std::str::FromStr;

use rand::CryptoRng;

/// Hundredths of a bit a token must hold at least.
const CENTIBITS_MIN: usize = 128 * 100;
/// The longest token taken, in characters.
const LENGTH_MAX: usize = 128;
/// Fewer different characters than this is a typed pattern, not a random token.
const DISTINCT_MIN: usize = 8;

/// A source's token: letters, digits, `-` and `_`, so that it stands in a path as it is.
#[derive(Clone)]
pub struct Token(String);

/// Why a text is no token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// Fewer than 128 bits: 32 hexadecimal digits, or 22 mixed characters, are the least.
    #[error("a token needs at least 32 hexadecimal digits or 22 mixed letters and digits, chosen at random")]
    TooWeak,
    /// More than 128 characters.
    #[error("a token has at most {LENGTH_MAX} characters")]
    TooLong,
    /// Something else than letters, digits, `-` and `_`.
    #[error("a token is made of letters, digits, '-' and '_' only")]
    Character,
}

impl Token {
    /// A new token: 160 random bits as 40 hexadecimal digits.
    pub fn generate<R: CryptoRng + ?Sized>(rng: &mut R) -> Self {
        let mut bytes = [0_u8; 20];
        rng.fill_bytes(&mut bytes);
        Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// A token somebody chose, however weak, for a loopback listener of their own: 1 to 128 characters that stand
    /// in a path as they are (RFC 3986 unreserved).
    ///
    /// # Errors
    /// [`TokenError::Character`] (empty included), [`TokenError::TooLong`].
    pub fn given(text: &str) -> Result<Self, TokenError> {
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'~');
        if text.is_empty() || !text.bytes().all(plain) {
            return Err(TokenError::Character);
        }
        if text.len() > LENGTH_MAX {
            return Err(TokenError::TooLong);
        }
        Ok(Self(text.to_owned()))
    }

    /// The secret itself, for the place that keeps it and the address shown to the user. Never for a log.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether `candidate` is this token; takes as long whatever the first difference.
    pub fn matches(&self, candidate: &str) -> bool {
        let given = candidate.as_bytes();
        let mut difference = u8::from(given.len() != self.0.len());
        for (index, byte) in self.0.bytes().enumerate() {
            difference |= byte ^ given.get(index).copied().unwrap_or(0);
        }
        black_box(difference) == 0
    }

    /// `text` without the secret, should a sender have repeated it there.
    pub fn removed_from(&self, text: &str) -> String {
        text.replace(&self.0, "•••")
    }
}

impl FromStr for Token {
    type Err = TokenError;

    fn from_str(text: &str) -> Result<Self, TokenError> {
        if !text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') {
            return Err(TokenError::Character);
        }
        if text.len() > LENGTH_MAX {
            return Err(TokenError::TooLong);
        }
        let mut distinct: Vec<u8> = text.bytes().collect();
        distinct.sort_unstable();
        distinct.dedup();
        if centibits(text) < CENTIBITS_MIN || distinct.len() < DISTINCT_MIN {
            return Err(TokenError::TooWeak);
        }
        Ok(Self(text.to_owned()))
    }
}

/// What a random text of this alphabet and length would hold; a UUID's dashes count for nothing.
fn centibits(text: &str) -> usize {
    let body = text.bytes().filter(u8::is_ascii_alphanumeric);
    let each = if body.clone().all(|b| b.is_ascii_digit()) {
        332
    } else if body.clone().all(|b| b.is_ascii_hexdigit()) {
        400
    } else if body.clone().all(|b| !b.is_ascii_uppercase()) || body.clone().all(|b| !b.is_ascii_lowercase()) {
        516
    } else {
        595
    };
    let dashes = text.len() - body.clone().count();
    body.count() * each + if each > 400 { dashes * each } else { 0 }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(•••)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{SeedableRng, rngs::StdRng};

    #[test]
    fn a_generated_token_is_a_valid_one_and_never_twice_the_same() {
        let mut rng = StdRng::seed_from_u64(1);
        let (a, b) = (Token::generate(&mut rng), Token::generate(&mut rng));
        assert!(a.reveal().parse::<Token>().is_ok());
        assert!(a.matches(a.reveal()) && !a.matches(b.reveal()));
    }

    #[test]
    fn short_or_patterned_tokens_are_refused() {
        for weak in ["", "secret", "0123456789abcdef", &"a".repeat(64), &"12".repeat(30), "0123456789abcdef012345"] {
            assert_eq!(weak.parse::<Token>().err(), Some(TokenError::TooWeak), "{weak}");
        }
        for good in
            ["0123456789abcdef0123456789abcdef", "1b4e28ba-2fa1-41d2-883f-0016d3cca427-9", "kP3_xZ9-qWv7LmT2sYb8Rc"]
        {
            assert!(good.parse::<Token>().is_ok(), "{good}");
        }
        assert_eq!("é0123456789abcdef0123456789abcdef".parse::<Token>().err(), Some(TokenError::Character));
        assert_eq!("0123456789abcdef".repeat(9).parse::<Token>().err(), Some(TokenError::TooLong));
    }

    #[test]
    fn a_token_somebody_chose_is_taken_if_it_stands_in_a_path() {
        assert!(Token::given("essai").is_ok_and(|token| token.matches("essai")));
        for odd in ["", "a/b", "a b", "a%20b", "é"] {
            assert_eq!(Token::given(odd).err(), Some(TokenError::Character), "{odd}");
        }
    }

    #[test]
    fn only_the_whole_token_matches() {
        let token: Token = "0123456789abcdef0123456789abcdef".parse().unwrap();
        for wrong in ["", "0", "0123456789abcdef0123456789abcdee", "0123456789abcdef0123456789abcdef0"] {
            assert!(!token.matches(wrong), "{wrong}");
        }
    }

    #[test]
    fn debug_shows_no_secret() {
        let token: Token = "0123456789abcdef0123456789abcdef".parse().unwrap();
        assert_eq!(format!("{token:?}"), "Token(•••)");
        assert_eq!(token.removed_from("t=0123456789abcdef0123456789abcdef&a=1"), "t=•••&a=1");
    }
}
