//! Short sums of what is compared by equality: the same in every run. Two things may share one; a score tells them
//! apart.

/// Of a text; never 0.
pub(super) fn text(text: &str) -> u32 {
    // FNV-1a, folded in two.
    let sum = text
        .bytes()
        .fold(0xCBF2_9CE4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
    short(sum)
}

/// Of several parts, in their order; never 0.
pub(super) fn parts(parts: &[u32]) -> u32 {
    let sum = parts.iter().fold(0x9E37_79B9_7F4A_7C15_u64, |sum, part| {
        let mixed = (sum ^ u64::from(*part)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed ^ (mixed >> 29)
    });
    short(sum)
}

/// Of a number; never 0.
pub(super) fn number(number: u64) -> u32 {
    short(number.wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

fn short(sum: u64) -> u32 {
    u32::try_from(((sum << 32) ^ sum) >> 32).unwrap_or(1).max(1)
}
