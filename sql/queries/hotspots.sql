-- How near every entity stands to the memory wall, the worst first.
--
-- The last window of 10 s that was judged before the end of the range, of each entity. A state, once
-- said, is never rewritten; an entity of which nothing was heard for three windows is UNKNOWN.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive; what was judged before it is left out
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @param entity_kind String * HOST, POOL, REGION or LINK; * for all
-- @column entity_kind what the row is about: HOST, POOL, REGION or LINK
-- @column entity the entity
-- @column state OK, WARN, CRITICAL or UNKNOWN
-- @column score 0..1: 1 - product of (1 - weight x) over the components; NULL when the evidence is below 0.4 and what is there would not do by itself
-- @column since end of the window that put it into its state, UTC
-- @column t_start start of the window judged last, UTC
-- @column causes components with at least 15 % of the score, the strongest first
-- @column ruled_out components that were measured and are 0
-- @column corroborated_by the second sign behind the score: components, failures, oom_kill or persistence; NULL without one
-- @column top_tenant who moved most bytes, or holds most of a pool without traffic; empty for unattributed; NULL when unknown
-- @column top_workload workload of the owner that moved most bytes of all; NULL when not said, or several
-- @column top_alloc_id allocation of that owner; NULL when not said, or several
-- @column unattributed 0..1: of the bytes that moved, those of which no ledger says whose; NULL when unknown
-- @column affected_hosts count: hosts that use it and are held up; NULL when nothing is known of them
-- @column partial whether not all components can be judged: its instrumentation cannot give them, or too few are there and the score is a floor
-- @column evidence 0..1: weight of the components that are there / weight of those its instrumentation can give
-- @column coverage 0..1: covered / asked time of the input that watched least; NULL when unknown
-- @column sentence all of this for a person, with the next command to type
CREATE OR REPLACE VIEW hotspots DEFINER = CURRENT_USER SQL SECURITY DEFINER AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to
SELECT
    h.entity_kind AS entity_kind,
    h.entity AS entity,
    h.state AS state,
    h.score AS score,
    h.t_since AS since,
    h.t_start AS t_start,
    h.causes AS causes,
    h.ruled_out AS ruled_out,
    h.corroborated_by AS corroborated_by,
    if(empty(h.`top_tenants.name`), NULL, h.`top_tenants.name`[1]) AS top_tenant,
    if(empty(h.`top_owners.bytes`), NULL, h.`top_owners.workload`[1]) AS top_workload,
    if(empty(h.`top_owners.bytes`), NULL, h.`top_owners.alloc_id`[1]) AS top_alloc_id,
    if(empty(h.`top_owners.bytes`), NULL, arraySum((part, tenant, alloc) -> if(tenant IS NULL AND alloc IS NULL, part, 0), h.`top_owners.share`, h.`top_owners.tenant`, h.`top_owners.alloc_id`)) AS unattributed,
    h.affected_host_count AS affected_hosts,
    h.partial AS partial,
    h.evidence AS evidence,
    h.coverage AS coverage,
    h.sentence AS sentence
FROM
(
    SELECT *
    FROM hotspot FINAL
    -- The keys of the last windows first: all the rest is wide.
    WHERE (case_name, entity_kind, t_start, entity) IN
    (
        SELECT case_name, entity_kind, max(t_start), entity
        FROM hotspot FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND ({entity_kind:String} = '*' OR entity_kind = {entity_kind:String})
            AND t_start > range_from - INTERVAL 10 SECOND
            AND t_start < range_to
        GROUP BY case_name, entity_kind, entity
    )
) AS h
ORDER BY indexOf(['CRITICAL', 'WARN', 'UNKNOWN', 'OK'], state), score DESC NULLS LAST, h.case_name, entity_kind, entity
