-- When entities changed their state, and why.
--
-- Changes decided in [from, to), by the end of the window that decided. Of live hours that are over they
-- are kept apart, every half hour; what is told of such an hour later shows with the next time.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @param entity_kind String * HOST, POOL, REGION or LINK; * for all
-- @column t_end end of the window that decided, UTC
-- @column entity_kind what the row is about: HOST, POOL, REGION or LINK
-- @column entity the entity
-- @column previous_state the state before
-- @column state the state since
-- @column score 0..1: of the window that decided; NULL for UNKNOWN
-- @column causes components with at least 15 % of the score, the strongest first
-- @column detection_s s: from the end of the window to the decision; NULL for imported captures
-- @column coverage 0..1: covered / asked time of the input that watched least; NULL when unknown
-- @column sentence all of this for a person, with the next command to type
CREATE OR REPLACE VIEW hotspot_changes AS
WITH
    -- Hours before this one are computed: what follows is looked for among all windows.
    (
        SELECT multiIf(
            count() = 0, toDateTime64('1900-02-01 00:00:00', 9, 'UTC'),
            countIf(NOT counts) > 0, minIf(t_start, NOT counts),
            max(t_start) + INTERVAL 1 HOUR)
        FROM hotspot_change FINAL
        WHERE case_name = '' AND entity_kind = ''
    ) AS computed_to
SELECT
    h.t_end AS t_end,
    h.entity_kind AS entity_kind,
    h.entity AS entity,
    h.previous_state AS previous_state,
    h.state AS state,
    h.score AS score,
    h.causes AS causes,
    if(h.case_name = '', (toUnixTimestamp64Nano(h.t_computed) - toUnixTimestamp64Nano(h.t_end)) / 1e9, NULL) AS detection_s,
    h.coverage AS coverage,
    h.sentence AS sentence
FROM
(
    SELECT case_name, t_end, entity_kind, entity, previous_state, state, score, causes, t_computed, coverage, sentence
    FROM hotspot_change FINAL
    WHERE case_name = '' AND {case_name:String} IN ('', '*')
        AND entity_kind != ''
        AND ({entity_kind:String} = '*' OR entity_kind = {entity_kind:String})
        AND t_start > {from:DateTime64(9, 'UTC')} - INTERVAL 1 MINUTE
        AND t_start < {to:DateTime64(9, 'UTC')}
        AND t_start < computed_to
        AND (toDateTime64(toStartOfHour(t_start), 9, 'UTC'), rev + 1) IN
        (
            SELECT t_start, rev
            FROM hotspot_change FINAL
            WHERE case_name = '' AND entity_kind = '' AND counts
        )
    UNION ALL
    SELECT case_name, t_end, entity_kind, entity, previous_state, state, score, causes, t_computed, coverage, sentence
    FROM hotspot FINAL
    -- The keys of the changes first: they are few, and all the rest is wide.
    WHERE (case_name, entity_kind, t_start, entity) IN
    (
        SELECT case_name, entity_kind, t_start, entity
        FROM hotspot FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND ({entity_kind:String} = '*' OR entity_kind = {entity_kind:String})
            -- By their starts first, which is what rows are ordered by: a window lasts 10 s.
            AND t_start > {from:DateTime64(9, 'UTC')} - INTERVAL 1 MINUTE
            AND t_start < {to:DateTime64(9, 'UTC')}
            AND (case_name != '' OR t_start >= computed_to)
            AND state_changed
    )
) AS h
WHERE h.t_end >= {from:DateTime64(9, 'UTC')} AND h.t_end < {to:DateTime64(9, 'UTC')}
ORDER BY h.case_name, t_end, entity_kind, entity
