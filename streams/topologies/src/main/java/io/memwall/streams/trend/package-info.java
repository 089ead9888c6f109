/** Trends that single outliers cannot bend. Pure; shared by the questions. */
package io.memwall.streams.trend;
