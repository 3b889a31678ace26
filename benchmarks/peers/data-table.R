# CSV in, scores out with data.table and psych: Rscript data-table.R SPEC INPUT OUTPUT THREADS
suppressMessages({
  library(data.table)
  library(psych)
})
arguments <- commandArgs(trailingOnly = TRUE)
setDTthreads(as.integer(arguments[4]))
spec <- jsonlite::fromJSON(arguments[1], simplifyVector = FALSE)
items <- unlist(spec$items)
carried <- unlist(spec$carried)
frame <- fread(arguments[2], colClasses = list(character = carried, integer = items), na.strings = "")
results <- frame[, ..carried]
results[, row := .I]
answers <- as.matrix(frame[, ..items])
is_of_items <- function(scale) !is.null(scale$terms[[1]]$item)

for (scale in spec$scales) {
  if (is_of_items(scale)) {
    ids <- vapply(scale$terms, `[[`, "", "item")
    values <- answers[, ids, drop = FALSE]
    for (term in scale$terms) if (!is.null(term$atLeast)) values[, term$item] <- values[, term$item] >= term$atLeast
    from <- unlist(lapply(scale$terms, `[[`, "from"))
    signs <- ifelse(vapply(scale$terms, function(term) is.null(term$from), TRUE), "", "-")
    low <- 0
    high <- if (length(from) > 0) from[[1]] else max(values, na.rm = TRUE)
    keys <- list(s = paste0(signs, ids))
    means <- scoreFast(keys, values, totals = FALSE, min = low, max = high)[, 1]
    missing <- rowSums(is.na(values))
    count <- length(ids)
    sums <- means * (count - 0)
    raw <- if (scale$aggregate == "mean") means else round(sums)
    if (scale$maxMissing > 0) raw <- ifelse(missing == 0, round(sums), floor(sums + 0.5 + 1e-9))
    raw[missing > scale$maxMissing] <- NA
  } else {
    parts <- vapply(scale$terms, function(term) paste0(term$scale, "_raw"), "")
    raw <- Reduce(`+`, results[, ..parts])
  }
  set(results, j = paste0(scale$column, "_raw"), value = raw)
  if (scale$hasBand) {
    band <- rep(NA_character_, nrow(results))
    for (cut in scale$bands) {
      reached <- if (is.null(cut$at)) !is.na(raw) else if (cut$isAbove) raw > cut$at else raw >= cut$at
      band[which(reached)] <- cut$band
    }
    set(results, j = paste0(scale$column, "_band"), value = band)
  }
}
columns <- unlist(spec$columns)
fwrite(results[, ..columns], arguments[3])
