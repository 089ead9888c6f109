-- What was alerted of, who was told, and how soon.
--
-- Episodes of alerts that overlap [from, to): an alert that still fires overlaps everything after its
-- start. Alerts are of live entities only. One that is suppressed is known but nobody is told of it.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - alerts are of live entities only: leave it empty, or * for everything
-- @column rule why: memory-wall, no-data, leak-suspect, coverage-loss, events-lost, node-silent, protocol-violation or impossible-values
-- @column entity kind and name, such as pool:p3
-- @column severity as it stands, or stood at the end: WARNING or CRITICAL
-- @column state FIRING or RESOLVED
-- @column t_start end of the window that decided it, UTC
-- @column t_changed end of the window that decided its present severity or its end, UTC
-- @column lasted_s seconds: from t_start to its end, or to the end of the range while it fires
-- @column changes count: what receivers were to be told of
-- @column suppressed_by why nobody is told: a maintenance window, or the alert of a parent; NULL when receivers are told
-- @column told receivers that took something of it
-- @column told_after_s seconds: from t_changed to when the last of them took the present change; NULL while none has
-- @column coverage 0..1: of the figures that decided it; NULL when unknown
-- @column sentence what is the matter
-- @total changes
CREATE OR REPLACE VIEW alerts AS
SELECT
    a.rule AS rule,
    concat(a.entity_kind, ':', a.entity) AS entity,
    a.severity AS severity,
    a.state AS state,
    a.t_start AS t_start,
    a.t_changed AS t_changed,
    (toUnixTimestamp64Nano(ifNull(a.t_end, {to:DateTime64(9, 'UTC')})) - toUnixTimestamp64Nano(a.t_start)) / 1e9 AS lasted_s,
    a.change AS changes,
    a.suppressed_by AS suppressed_by,
    a.`notified.receiver` AS told,
    arrayMax(
        (taken, change) -> if(change = a.change, toNullable((toUnixTimestamp64Nano(taken) - toUnixTimestamp64Nano(a.t_changed)) / 1e9), NULL),
        a.`notified.t_taken`,
        a.`notified.change`) AS told_after_s,
    toFloat64OrNull(a.annotations['coverage']) AS coverage,
    a.sentence AS sentence
FROM alert AS a FINAL
WHERE ({case_name:String} = '*' OR a.case_name = {case_name:String})
    AND a.t_start < {to:DateTime64(9, 'UTC')}
    AND (a.t_end IS NULL OR a.t_end >= {from:DateTime64(9, 'UTC')})
ORDER BY t_start DESC, entity, rule
