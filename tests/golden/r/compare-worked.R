# Writes ../compare-worked.json: two waves of one scale and its tiers, with a retest, as `compare` reads them: Bowker's and
# McNemar's tests, and reliable change with the reliability that the instrument file cites first.
source("write-golden.R")
set.seed(20261122)

n <- 240
alpha <- 0.73
tiers <- c("red", "yellow", "none")
clamp <- function(x) round(pmin(pmax(x, 0), 36))
first <- clamp(rnorm(n, 13, 6))
second <- clamp(0.5 * first + rnorm(n, 6, 5.5))
tier_of <- function(score) ifelse(score >= 18, "red", ifelse(score >= 13, "yellow", "none"))
tier1 <- tier_of(first)
tier2 <- tier_of(second)

# The first twelve gave an invalid sheet in the second wave; their retest counts. That of the next eight does not.
retested <- 1:20
retest <- clamp(rnorm(20, 13, 6))
counted <- second
counted[1:12] <- retest[1:12]
counted_tier <- tier_of(counted)

in_tier <- function(tier) factor(tier != "none", c(FALSE, TRUE))
two_by_two <- table(in_tier(tier1), in_tier(counted_tier))
square <- table(factor(tier1, tiers), factor(counted_tier, tiers))
mcnemar <- mcnemar.test(two_by_two, correct = FALSE)
bowker <- mcnemar.test(square, correct = FALSE)
s_diff <- sd(first) * sqrt(1 - alpha) * sqrt(2)
rci <- (counted - first) / s_diff

write_golden(list(
  name = "compare-worked",
  description = "Two waves with a retest: McNemar, Bowker and reliable change with a cited alpha of 0.73",
  source = "third-party: stats::mcnemar.test (which is Bowker's test of larger tables), sd; reliable change own",
  inputs = list(first = first, second = second, tier1 = tier1, tier2 = tier2, retest = retest, retest_tier = tier_of(retest)),
  expected = list(
    new = two_by_two[1, 2], recovered = two_by_two[2, 1],
    mcnemar = list(statistic = unname(mcnemar$statistic), p = mcnemar$p.value),
    bowker = list(statistic = unname(bowker$statistic), degreesOfFreedom = unname(bowker$parameter), p = bowker$p.value),
    reliability = alpha, s_diff = s_diff, least_change = 1.96 * s_diff,
    deteriorated = sum(rci > 1.96), improved = sum(rci < -1.96), unchanged = sum(abs(rci) <= 1.96), rci = rci
  ),
  tolerance = list(abs = 1e-9)
))
