-- What the score of an entity was made of, window by window.
--
-- A row per window of 10 s that overlaps [from, to) and raw value behind it; a component that was
-- expected and is missing has a row with its reason.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @param entity String * the entity as kind:name, such as pool:p3; * for all
-- @column entity kind:name
-- @column t_start start of the window, UTC
-- @column state the state after the window
-- @column score 0..1: of the window; NULL when the evidence is below 0.4 and what is there would not do by itself
-- @column component demand, latency, stalls, pool, credits, retransmits or contention
-- @column measure the raw value; empty when the component is missing
-- @column value the raw value itself, in the unit of the measure; NULL when missing
-- @column low at and below it the component is 0
-- @column high at and above it the component is 1
-- @column x 0..1: of the component, by its worst measure; NULL when missing
-- @column contribution 0..1: part of the score the component has; NULL when missing or the score is 0
-- @column source entity the value was measured on
-- @column missing why there is none
-- @column coverage 0..1: of the value; NULL when unknown
CREATE OR REPLACE VIEW hotspot_components AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to
SELECT
    concat(lower(h.entity_kind), ':', h.entity) AS entity,
    h.t_start AS t_start,
    h.state AS state,
    h.score AS score,
    one.1 AS component,
    one.2 AS measure,
    one.3 AS value,
    one.4 AS low,
    one.5 AS high,
    one.6 AS x,
    one.7 AS contribution,
    one.8 AS source,
    one.9 AS missing,
    one.10 AS coverage
FROM
(
    SELECT
        *,
        arrayConcat(
            arrayMap(
                (component, measure, value, low, high, source, covered) ->
                    (
                        toString(component), toString(measure), toNullable(value), toNullable(low),
                        toNullable(high),
                        `components.x`[indexOf(`components.component`, component)],
                        `components.contribution`[indexOf(`components.component`, component)],
                        source, CAST(NULL, 'Nullable(String)'), covered
                    ),
                `measures.component`, `measures.measure`, `measures.value`, `measures.low`,
                `measures.high`, `measures.source`, `measures.coverage`),
            arrayMap(
                (component, why) ->
                    (
                        toString(component), '', CAST(NULL, 'Nullable(Float64)'),
                        CAST(NULL, 'Nullable(Float64)'), CAST(NULL, 'Nullable(Float64)'),
                        CAST(NULL, 'Nullable(Float64)'), CAST(NULL, 'Nullable(Float64)'),
                        '', why, CAST(NULL, 'Nullable(Float64)')
                    ),
                arrayFilter((c, x) -> isNull(x), `components.component`, `components.x`),
                arrayFilter((m, x) -> isNull(x), `components.missing`, `components.x`))) AS ones
    FROM hotspot FINAL
    WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
        AND ({entity:String} = '*' OR concat(lower(entity_kind), ':', entity) = {entity:String})
        AND t_start > range_from - INTERVAL 10 SECOND
        AND t_start < range_to
) AS h
ARRAY JOIN ones AS one
ORDER BY h.case_name, entity, t_start, component, measure
