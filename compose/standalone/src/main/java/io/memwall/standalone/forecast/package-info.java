/**
 * The job that forecasts from daily use, keeps what it said, and scores it when the days have come.
 */
package io.memwall.standalone.forecast;
