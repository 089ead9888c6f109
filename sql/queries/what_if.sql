-- When memory and links would run out if so much were added to them.
--
-- The path of the latest forecast of each pool and link direction whose history ends within
-- [from, to), 180 days from its last day, held against its capacity and what is added. Links are added
-- to a group of equals over which the load is taken to spread evenly, which real hashing does not. A
-- plan with reservations, prices and a year to look ahead is made by memwall plan.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @param entity String * the pool, or link and direction; * for all
-- @param add_gib UInt32 0 GiB added to each pool
-- @param links UInt32 1 links now in the group of each link
-- @param add_links UInt32 0 links added to that group
-- @range all
-- @column kind POOL or LINK
-- @column entity the pool, or the link and direction
-- @column last_day the last day of the history: midnight it began with, UTC
-- @column used bytes, of a link 0..1 of its capacity: p99 of that day, of a link x links / (links + add_links)
-- @column capacity bytes with what was added, of a link 1
-- @column days_to_90_earliest days: until the upper end of the 90 % band reaches 0.9 x capacity; NULL when not within 180
-- @column days_to_90_expected days: until the expectation does
-- @column days_to_90_latest days: until the lower end of the band does
-- @column days_to_full_earliest days: until the upper end of the band reaches the capacity
-- @column days_to_full_expected days: until the expectation does
-- @column days_to_full_latest days: until the lower end does
-- @column gained_days days: days_to_90_expected - the same with nothing added; NULL when one is
-- @column backtest_mape ratio: mean error of such forecasts a week ahead; NULL when it could not be tested
CREATE OR REPLACE VIEW what_if AS
WITH
    latest AS
    (
        SELECT *
        FROM forecast FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start >= {from:DateTime64(9, 'UTC')}
            AND t_start < {to:DateTime64(9, 'UTC')}
            AND entity_kind IN ('POOL', 'LINK')
            AND ({entity:String} = '*' OR entity = {entity:String})
        ORDER BY case_name, entity_kind, entity, pool_id, t_start DESC
        LIMIT 1 BY case_name, entity_kind, entity, pool_id
    ),
    scaled AS
    (
        SELECT
            case_name, entity_kind, entity, t_start, last_used, order_expected, backtest_mape,
            if(entity_kind = 'LINK', {links:UInt32} / nullIf({links:UInt32} + {add_links:UInt32}, 0), 1.) AS factor,
            capacity + if(entity_kind = 'POOL', {add_gib:UInt32} * 1073741824., 0.) AS room,
            arrayMap(x -> x * assumeNotNull(factor), `path.expected`) AS middle,
            arrayMap(x -> x * assumeNotNull(factor), `path.half_band`) AS half
        FROM latest
        WHERE refused IS NULL AND capacity IS NOT NULL AND notEmpty(`path.expected`)
    ),
    reached AS
    (
        SELECT
            *,
            -- Day 0 is that of the last use, as in forecasts.
            arrayMap(
                limit -> arrayMap(
                    side -> if(last_used * factor >= limit, toInt64(0),
                        nullIf(toInt64(arrayFirstIndex((x, h) -> x + side * h >= assumeNotNull(limit), middle, half)), 0)),
                    [1, 0, -1]),
                [0.9 * room, room]) AS days
        FROM scaled
    )
SELECT
    r.entity_kind AS kind,
    r.entity AS entity,
    r.t_start AS last_day,
    r.last_used * r.factor AS used,
    r.room AS capacity,
    r.days[1][1] AS days_to_90_earliest,
    r.days[1][2] AS days_to_90_expected,
    r.days[1][3] AS days_to_90_latest,
    r.days[2][1] AS days_to_full_earliest,
    r.days[2][2] AS days_to_full_expected,
    r.days[2][3] AS days_to_full_latest,
    r.days[1][2] - r.order_expected AS gained_days,
    r.backtest_mape AS backtest_mape
FROM reached AS r
ORDER BY days_to_90_earliest NULLS LAST, days_to_full_earliest NULLS LAST, r.case_name, kind, entity
