//! Dates, times, money, percents and quantities.
