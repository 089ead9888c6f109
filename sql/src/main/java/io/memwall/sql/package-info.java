/**
 * The tables and the questions asked of them. Migrations create the tables, once and with a
 * checksum; saved queries are parameterised views, so that the command line, dashboards and tests
 * run the same text. Invariant: every figure is read with FINAL, so a row stored twice counts once.
 */
package io.memwall.sql;
