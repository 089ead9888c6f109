/**
 * Grafana's dashboards, made from short descriptions: which saved query a panel asks, which columns
 * it shows. Units and explanations come from the saved queries' own headers, so that a figure has
 * one definition. Invariant: no panel, variable or annotation holds SQL beyond the call of one
 * saved query.
 */
package io.memwall.site.grafana;
