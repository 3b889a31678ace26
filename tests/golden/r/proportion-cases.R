# Counts, sizes and levels of wilson-interval.R and proportion-intervals.R: ends, one beside them, small and large.
proportion_cases <- local({
  counts <- list(
    `10` = c(0, 1, 2, 5, 10), `20` = c(0, 1, 3, 7, 20), `100` = c(0, 12, 37, 50, 99, 100),
    `1000` = c(0, 1, 61, 999, 1000), `1` = c(0, 1)
  )
  pairs <- do.call(rbind, lapply(names(counts), function(n) data.frame(x = counts[[n]], n = as.numeric(n))))
  rbind(cbind(pairs, level = 0.95), cbind(pairs, level = 0.99))
})
