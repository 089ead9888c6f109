-- How much longer requests took than they must, window by window.
--
-- Windows of 10 s that overlap [from, to). An entity is measured by the class of requests with the
-- highest inflation, as seen from the best position there is: at hosts, which is what requesters
-- feel; else at pools, which is what serving takes; else in between. A window without an answer has
-- no row.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @param entity_kind String * CONNECTION, LINK, POOL or HOST; * for all
-- @column entity_kind what the row is about: CONNECTION, LINK, POOL or HOST
-- @column entity the entity; a connection with the direction of its requests, a link with the direction of the data asked for
-- @column t_start start of the window, UTC
-- @column request_class the class: get, put, atomic, hint, acquire_block or acquire_perm
-- @column tap_position where the frames were seen: HOST, POOL, SWITCH or UNKNOWN
-- @column samples count: requests of that class whose response was found beyond doubt
-- @column p50_ns ns: median latency, within 1 %
-- @column p99_ns ns: latency that 99 % stayed below, within 1 %
-- @column baseline_ns ns: L0, the least they take; NULL when nothing was learnt yet
-- @column baseline_kind UNLOADED: least hourly p5 of 7 days, of windows with every link on the way below 20 %, without a repeat, of 1,000 requests. LOADED: p5 of the emptiest bin of utilisation, since it is never below. POOL: that of its pool. NONE
-- @column inflation LI: p50 / baseline; NULL below 200 samples, without a baseline, or with one below 4 x the resolution of the clock
-- @column inflation_p99 LI99: p99 / baseline, likewise
-- @column missing why inflation is NULL: too_few_samples, no_baseline, coarse_clock, bad_quality
-- @column utilisation 0..1: of the link direction; of others the fullest direction on the way; NULL when one is not known
-- @column demand_ratio DR: requests in flight x payload per request / L0 / (efficiency x capacity / 8), which is utilisation x mean latency / L0; above 1 the link would be too small even if every answer came as fast as it can
-- @column in_flight requests: sum of latencies / covered time
-- @column coverage 0..1: covered / asked time x (1 - drops / (frames + drops)) of the node that watched least; NULL when unknown
-- @total samples
CREATE OR REPLACE VIEW latency_inflation AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to
SELECT
    l.entity_kind AS entity_kind,
    l.entity AS entity,
    l.t_start AS t_start,
    l.request_class AS request_class,
    l.tap_position AS tap_position,
    nullIf(l.`series.samples`[headline], 0) AS samples,
    l.`series.p50_ns`[headline] AS p50_ns,
    l.`series.p99_ns`[headline] AS p99_ns,
    l.baseline_ns AS baseline_ns,
    l.baseline_kind AS baseline_kind,
    l.inflation AS inflation,
    l.inflation_p99 AS inflation_p99,
    l.missing AS missing,
    l.utilisation AS utilisation,
    l.demand_ratio AS demand_ratio,
    l.in_flight AS in_flight,
    l.coverage AS coverage
FROM
(
    SELECT
        *,
        arrayFirstIndex(
            (position, class) -> position = tap_position AND class = assumeNotNull(request_class),
            `series.tap_position`, `series.request_class`) AS headline
    FROM latency FINAL
    WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
        AND ({entity_kind:String} = '*' OR entity_kind = {entity_kind:String})
        AND window_ns = 10000000000
        AND t_start > range_from - INTERVAL 10 SECOND
        AND t_start < range_to
) AS l
ORDER BY l.case_name, entity_kind, entity, t_start
