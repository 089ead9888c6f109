-- How much of its quotas each tenant holds, the fullest quota first.
--
-- Every quota that the inventory knew before the end of the range, against the latest state of the
-- pools it is about that was known by then: one pool, or all pools of the fabric together.
--
-- @param from DateTime64(9,'UTC') - start of the range; an older state is shown all the same
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live pools, * for everything
-- @column tenant whose quota, as the allocator names it
-- @column pool of which pool; NULL for all pools of the fabric together
-- @column quota_bytes bytes: what the tenant may hold
-- @column used_bytes bytes: what it holds in live allocations; NULL while no ledger of such a pool is known
-- @column quota_ratio used_bytes / quota_bytes, above 1 when it holds more; NULL when used_bytes is, or for a quota of 0
-- @column headroom_bytes bytes: max(0, quota_bytes - used_bytes); NULL when used_bytes is
-- @column allocations count: its live allocations; NULL when used_bytes is
-- @column t_as_of time of the last ledger entry applied to any of the pools, UTC; NULL when used_bytes is
-- @column coverage 0..1: 1 while the ledgers of all these pools are without holes; NULL otherwise
CREATE OR REPLACE VIEW tenant_quotas DEFINER = CURRENT_USER SQL SECURITY DEFINER AS
WITH
    quotas AS
    (
        SELECT case_name, fabric_id, object_id, object_type, deleted, tenant, pool_id, quota_bytes
        FROM inventory FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < greatest({from:DateTime64(9, 'UTC')}, {to:DateTime64(9, 'UTC')})
        ORDER BY case_name, fabric_id, object_id, inv_epoch DESC, inv_seq DESC
        LIMIT 1 BY case_name, fabric_id, object_id
    ),
    pools AS
    (
        SELECT
            case_name, fabric_id, pool_id, t_as_of, coverage, true AS is_there,
            `tenants.tenant` AS names, `tenants.used_bytes` AS held, `tenants.allocations` AS live
        FROM pool_use FINAL
        -- The keys of the last rows first: all the rest is wide.
        WHERE (case_name, pool_id, t_start) IN
        (
            SELECT case_name, pool_id, argMax(
                t_start,
                -- Epoch, number and time as one, 64 bits each: tuples compare slowly.
                bitShiftLeft(toUInt256(ledger_epoch), 128) + bitShiftLeft(toUInt256(ledger_seq), 64)
                    + toUInt256(toInt128(toUnixTimestamp64Nano(t_start)) + 9223372036854775808))
            FROM pool_use FINAL
            WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
                AND t_start < greatest({from:DateTime64(9, 'UTC')}, {to:DateTime64(9, 'UTC')})
            GROUP BY case_name, fabric_id, pool_id
        )
        -- By the ledger's own order: an allocator's clock may have been set back.
        ORDER BY case_name, fabric_id, pool_id, ledger_epoch DESC, ledger_seq DESC, t_start DESC
        LIMIT 1 BY case_name, fabric_id, pool_id
    ),
    sums AS
    (
        SELECT
            q.case_name AS case_name, q.object_id AS object_id, q.tenant AS tenant,
            q.pool_id AS pool, any(q.quota_bytes) AS quota,
            p.is_there AND (q.pool_id IS NULL OR q.pool_id = p.pool_id) AS is_meant,
            sum(p.held[indexOf(p.names, assumeNotNull(q.tenant))]) AS used,
            sum(p.live[indexOf(p.names, assumeNotNull(q.tenant))]) AS allocations,
            max(p.t_as_of) AS t_as_of,
            if(countIf(p.coverage IS NULL) > 0, NULL, min(p.coverage)) AS coverage
        FROM quotas AS q
        LEFT JOIN pools AS p ON p.case_name = q.case_name AND p.fabric_id = q.fabric_id
        WHERE q.object_type = 'quota' AND NOT q.deleted
        GROUP BY q.case_name, q.fabric_id, q.object_id, q.tenant, q.pool_id, is_meant
        -- Of each quota the pools it is about; one without any keeps its row.
        ORDER BY q.case_name, q.fabric_id, q.object_id, is_meant DESC
        LIMIT 1 BY q.case_name, q.fabric_id, q.object_id
    )
SELECT
    assumeNotNull(tenant) AS tenant,
    pool,
    assumeNotNull(quota) AS quota_bytes,
    if(ifNull(is_meant, false), used, NULL) AS used_bytes,
    used_bytes / nullIf(quota_bytes, 0) AS quota_ratio,
    if(used_bytes < quota_bytes, quota_bytes - used_bytes, if(used_bytes IS NULL, NULL, 0)) AS headroom_bytes,
    if(used_bytes IS NULL, NULL, allocations) AS allocations,
    if(used_bytes IS NULL, NULL, t_as_of) AS t_as_of,
    if(used_bytes IS NULL, NULL, coverage) AS coverage
FROM sums
ORDER BY quota_ratio DESC NULLS LAST, case_name, tenant, pool, object_id
