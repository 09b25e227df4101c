//! Random numbers that are a function of what they are for: a seed, a child, a month and a purpose. No state is kept, so the answer is the
//! same on any number of threads, and a child meets the same chance with and without a reform.

/// What a number is drawn for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Where the child is a step later.
    Step,
    /// In which state an entry begins.
    Begin,
    /// How many enter.
    Entries,
    /// How high a rate is.
    Rate,
}

/// A source of chance.
#[derive(Clone, Copy, Debug)]
pub struct Stream {
    seed: u64,
}

impl Stream {
    /// The source of a seed.
    pub fn new(seed: u64) -> Stream {
        Stream { seed: mix(seed ^ 0x9E37_79B9_7F4A_7C15) }
    }

    /// Sixty-four even bits.
    pub fn bits(self, child: u64, month: u32, purpose: Purpose) -> u64 {
        let counter = (u64::from(month) << 8) | purpose as u64;
        mix(mix(self.seed ^ child.wrapping_mul(0xD1B5_4A32_D192_ED03)) ^ counter.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// A number from 0 up to but not including 1.
    pub fn unit(self, child: u64, month: u32, purpose: Purpose) -> f64 {
        (self.bits(child, month, purpose) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A Poisson count of a mean, by inversion: a higher mean gives at least the same count for the same chance.
    pub fn poisson(self, mean: f64, child: u64, month: u32, purpose: Purpose) -> u32 {
        let mut left = self.unit(child, month, purpose);
        // Beyond 700 the first term is lost to rounding; a normal count is then as good.
        if mean > 500.0 {
            return (mean + mean.sqrt() * normal_quantile(left.max(1e-12))).round().max(0.0) as u32;
        }
        let mut chance = (-mean).exp();
        let mut count = 0;
        while left >= chance && count < 2_000 {
            left -= chance;
            count += 1;
            chance *= mean / f64::from(count);
        }
        count
    }
}

/// Mixes bits so that neighbours have nothing in common (the finaliser of SplitMix64).
pub fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

/// The quantile of the standard normal distribution, to four digits (Abramowitz and Stegun 26.2.23).
fn normal_quantile(share: f64) -> f64 {
    let tail = share.min(1.0 - share).max(1e-300);
    let t = (-2.0 * tail.ln()).sqrt();
    let z = t
        - (2.515_517 + 0.802_853 * t + 0.010_328 * t * t)
            / (1.0 + 1.432_788 * t + 0.189_269 * t * t + 0.001_308 * t.powi(3));
    if share < 0.5 { -z } else { z }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_even_and_each_purpose_has_its_own() {
        let stream = Stream::new(7);
        let mut boxes = [0; 20];
        for child in 0..40_000 {
            boxes[(stream.unit(child, 3, Purpose::Step) * 20.0) as usize] += 1;
        }
        // A twentieth of 40,000 is 2,000, give or take 44; five times that.
        assert!(boxes.iter().all(|count| (1_780..2_220).contains(count)), "{boxes:?}");
        assert_ne!(stream.bits(1, 2, Purpose::Step), stream.bits(1, 2, Purpose::Begin));
        assert_ne!(stream.bits(1, 2, Purpose::Step), stream.bits(2, 1, Purpose::Step));
        assert_eq!(stream.bits(5, 6, Purpose::Step), Stream::new(7).bits(5, 6, Purpose::Step));
    }

    #[test]
    fn counts_have_the_mean_and_variance_of_poisson() {
        let stream = Stream::new(1);
        for mean in [0.3, 4.0, 60.0, 900.0] {
            let counts: Vec<f64> =
                (0..20_000).map(|child| f64::from(stream.poisson(mean, child, 0, Purpose::Entries))).collect();
            let average = counts.iter().sum::<f64>() / 20_000.0;
            let variance = counts.iter().map(|count| (count - average).powi(2)).sum::<f64>() / 20_000.0;
            assert!((average - mean).abs() < 5.0 * (mean / 20_000.0).sqrt(), "{mean}: {average}");
            assert!((variance / mean - 1.0).abs() < 0.06, "{mean}: {variance}");
        }
    }
}
