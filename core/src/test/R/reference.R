# Reference coefficients, standard errors and deviances of logistic regression without a penalty.
#
#   cd core/src/test && Rscript R/reference.R
#
# reads resources/org/natgrad/regression/{iris,wine,seattle-weather}.csv and writes
# resources/org/natgrad/regression/reference.csv. Needs R >= 4 with nnet (both in every R distribution).
#
# Each case is fitted twice.
# 1. By R at its tightest settings: glm(epsilon = 1e-15, maxit = 100) for two classes,
#    nnet::multinom(reltol = 1e-15, abstol = 0, maxit = 5000, Hess = TRUE) for more. glm agrees with (2)
#    to 1e-12 or better. multinom is a quasi-Newton method that stops when the objective no longer
#    moves, which leaves an error of about the square root of that, and its inputs want to be of order
#    one, so it is fitted to standardised columns and mapped back.
# 2. By Newton steps on the exact Fisher information in standardised columns, from the solution of (1)
#    until the step is rounding, then mapped back to the raw columns. These are the values written, with 17
#    significant digits.
# The script stops unless the two agree (coefficients and standard errors: glm 1e-9, multinom 1e-3, relative
# to the largest of each response in standardised columns) and unless the gradient at (2) is rounding; it
# prints the agreement reached. The cases are not separable: the optimum is finite.
#
# Columns of the output: case, response, feature, estimate, standardError, deviance. The coefficients are those of R:
# log odds of the response against the first class, which is the reference.

library(nnet)
folder <- "resources/org/natgrad/regression"

softmaxNewton <- function(x, y, w, start, K) {
  # x: n x p with the intercept; y in 1..K; start: (K-1) x p, against class 1
  n <- nrow(x); p <- ncol(x); beta <- start
  onehot <- matrix(0, n, K); onehot[cbind(seq_len(n), y)] <- 1
  for (iteration in 1:60) {
    z <- cbind(0, x %*% t(beta))
    top <- apply(z, 1, max)
    e <- exp(z - top); probability <- e / rowSums(e)
    gradient <- t(w * (probability - onehot)[, -1, drop = FALSE]) %*% x
    information <- matrix(0, (K - 1) * p, (K - 1) * p)
    for (k in 1:(K - 1)) for (l in 1:(K - 1)) {
      v <- w * (probability[, k + 1] * ((k == l) - probability[, l + 1]))
      information[(k - 1) * p + 1:p, (l - 1) * p + 1:p] <- crossprod(x, v * x)
    }
    step <- matrix(solve(information, as.vector(t(gradient))), K - 1, p, byrow = TRUE)
    beta <- beta - step
    if (iteration > 3 && max(abs(step)) <= 4e-15 * max(abs(beta))) break
  }
  z <- cbind(0, x %*% t(beta))
  top <- apply(z, 1, max)
  loss <- top + log(rowSums(exp(z - top))) - z[cbind(seq_len(n), y)]
  list(beta = beta, covariance = solve(information), deviance = 2 * sum(w * loss),
       gradient = max(abs(gradient)), step = max(abs(step)) / max(abs(beta)), iterations = iteration)
}

relative <- function(a, b) max(abs(a - b) / apply(abs(b), 1, max))

fit <- function(case, x, y, w = rep(1, nrow(x))) {
  classes <- levels(y); K <- length(classes); code <- as.integer(y); d <- ncol(x)
  centre <- colMeans(x); scale <- apply(x, 2, sd)
  s <- sweep(sweep(x, 2, centre), 2, scale, "/")
  # raw = standardised %*% back, intercept last
  back <- rbind(cbind(diag(1 / scale, d), -centre / scale), c(rep(0, d), 1))
  if (K == 2) {
    m <- suppressWarnings(glm(code - 1 ~ x, family = binomial, weights = w,
             control = glm.control(epsilon = 1e-15, maxit = 100)))
    m0 <- matrix(coef(m)[c(1 + 1:d, 1)], 1)
    se0 <- matrix(sqrt(diag(vcov(m)))[c(1 + 1:d, 1)], 1)
    start <- m0 %*% solve(back)
    # glm counts the rows of weight zero out; its weights are prior weights, as here
    tolerance <- 1e-9
  } else {
    m <- multinom(code ~ s, weights = w, reltol = 1e-15, abstol = 0, maxit = 5000, Hess = TRUE, trace = FALSE)
    start <- coef(m)[, c(1 + 1:d, 1), drop = FALSE]
    order <- as.vector(t(matrix(seq_len((K - 1) * (d + 1)), K - 1, byrow = TRUE)[, c(1 + 1:d, 1)]))
    v <- vcov(m)[order, order]
    m0 <- start %*% back
    full <- kronecker(diag(K - 1), t(back))
    se0 <- matrix(sqrt(diag(full %*% v %*% t(full))), K - 1, byrow = TRUE)
    tolerance <- 1e-3
  }
  newton <- softmaxNewton(cbind(s, 1), code, w, start, K)
  beta <- newton$beta %*% back
  full <- kronecker(diag(K - 1), t(back))
  se <- matrix(sqrt(diag(full %*% newton$covariance %*% t(full))), K - 1, byrow = TRUE)
  agreeBeta <- relative(m0 %*% solve(back), newton$beta)
  agreeSe <- relative(se0, se)
  cat(sprintf("%-22s n=%d d=%d K=%d  R's own fit: coefficients %.1e, standard errors %.1e;  gradient %.1e, last step %.1e (%d Newton steps)\n",
      case, nrow(x), d, K, agreeBeta, agreeSe, newton$gradient, newton$step, newton$iterations))
  stopifnot(agreeBeta < tolerance, agreeSe < tolerance, newton$gradient < 1e-11 * sum(w), newton$step < 1e-12)
  names <- c(colnames(x), "intercept")
  data.frame(case = case, response = rep(classes[-1], each = d + 1), feature = rep(names, K - 1),
             estimate = sprintf("%.17g", as.vector(t(beta))), standardError = sprintf("%.17g", as.vector(t(se))),
             deviance = sprintf("%.17g", newton$deviance))
}

sklearn <- function(file, columns) {
  header <- strsplit(readLines(file.path(folder, file), 1), ",")[[1]]
  data <- read.csv(file.path(folder, file), header = FALSE, skip = 1)
  y <- factor(header[-(1:2)][data[[ncol(data)]] + 1], levels = header[-(1:2)])
  x <- as.matrix(data[, -ncol(data)]); colnames(x) <- columns
  list(x = x, y = y)
}

iris <- sklearn("iris.csv", c("sepal length", "sepal width", "petal length", "petal width"))
pair <- 51:150
ix <- iris$x[pair, ]; iy <- droplevels(iris$y[pair])

wine <- sklearn("wine.csv", c("alcohol", "malic_acid", "ash", "alcalinity_of_ash", "magnesium", "total_phenols",
    "flavanoids", "nonflavanoid_phenols", "proanthocyanins", "color_intensity", "hue", "od280/od315", "proline"))
wx <- wine$x[, c("malic_acid", "ash", "magnesium", "hue", "proline")]

weather <- read.csv(file.path(folder, "seattle-weather.csv"))
sx <- as.matrix(weather[, c("temp_max", "temp_min", "wind")])
sy <- factor(weather$weather, levels = c("drizzle", "fog", "rain", "snow", "sun"))

zero <- function(n) seq_len(n) - 1
result <- rbind(
  fit("iris", ix, iy),
  # the weight of row i, counted from 0, is (i mod 5) / 2: zeros among them
  fit("iris-weighted", ix, iy, (zero(nrow(ix)) %% 5) / 2),
  # columns times 1e6, 1e-6, 1, 1e3
  fit("iris-scaled", sweep(ix, 2, c(1e6, 1e-6, 1, 1e3), "*"), iy),
  fit("wine", wx, wine$y),
  # the weight of row i, counted from 0, is (1 + i mod 4) / 4
  fit("wine-weighted", wx, wine$y, (1 + zero(nrow(wx)) %% 4) / 4),
  fit("weather", sx, sy))
write.csv(result, file.path(folder, "reference.csv"), row.names = FALSE, quote = FALSE)
