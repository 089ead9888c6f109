-- How much of pools, tenants and links is expected to be in use, day by day, with the band.
--
-- The path of the latest forecast of each whose history ends within [from, to): 180 days from the
-- last day of the history. What was refused has no path; forecasts says why.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @range all
-- @param entity String * the pool, tenant, or link and direction; * for all
-- @column kind POOL, TENANT or LINK
-- @column entity the pool, the tenant, or the link and direction
-- @column pool of a tenant, the pool it is in; else empty text
-- @column day midnight it begins with, UTC
-- @column expected bytes, of a link 0..1 of its capacity: daily p99
-- @column low the same: lower end of the 90 % band
-- @column high the same: upper end of the 90 % band
CREATE OR REPLACE VIEW forecast_path AS
WITH
    latest AS
    (
        SELECT *
        FROM forecast FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start >= {from:DateTime64(9, 'UTC')}
            AND t_start < {to:DateTime64(9, 'UTC')}
            AND ({entity:String} = '*' OR entity = {entity:String})
        ORDER BY case_name, entity_kind, entity, pool_id, t_start DESC
        LIMIT 1 BY case_name, entity_kind, entity, pool_id
    )
SELECT
    entity_kind AS kind,
    f.entity AS entity,
    pool_id AS pool,
    t_start + toIntervalDay(ahead) AS day,
    level AS expected,
    greatest(0, level - half) AS low,
    level + half AS high
FROM
(
    SELECT case_name, entity_kind, entity, pool_id, t_start, ahead, level, half
    FROM latest
    ARRAY JOIN
        `path.expected` AS level,
        `path.half_band` AS half,
        arrayEnumerate(`path.expected`) AS ahead
) AS f
ORDER BY f.case_name, kind, entity, pool, day
