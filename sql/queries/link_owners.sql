-- For whom each link direction carried what: tenant, workload and allocation as of the time.
--
-- Sums the windows of 10 s that overlap [from, to). Whose a message is the ledgers say: who held
-- memory of the pool by way of the host that asked. Of a host with several allocations no one is
-- named, of one with several workloads no workload, of one with several tenants nobody. What is
-- nobody's is unattributed and always shown, with 0 when there was nothing.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @column link link and direction
-- @column tenant as the allocator names it, or unattributed
-- @column workload NULL when not said, or when the host had several
-- @column alloc_id the allocation; NULL when not said, or when the host had several
-- @column goodput_bytes bytes: data carried for it by messages in frames seen for the first time
-- @column wire_bytes bytes: sum of max(length without FCS, 60) + 24 over all frames
-- @column share 0..1: goodput_bytes / goodput_bytes of all on the link; NULL when there is none
-- @column coverage 0..1: the lowest of the windows summed; NULL when none is known
-- @total goodput_bytes,wire_bytes
CREATE OR REPLACE VIEW link_owners AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    sums AS
    (
        SELECT
            case_name,
            entity AS link,
            ifNull(named, 'unattributed') AS tenant,
            of_workload AS workload,
            of_alloc AS alloc_id,
            sum(goodput) AS goodput_bytes,
            sum(wire) AS wire_bytes,
            min(covered) AS coverage
        FROM
        (
            SELECT case_name, entity, coverage AS covered, named, of_workload, of_alloc, goodput, wire
            FROM bandwidth FINAL
            ARRAY JOIN
                `tenants.tenant` AS named,
                `tenants.workload` AS of_workload,
                `tenants.alloc_id` AS of_alloc,
                `tenants.goodput_bytes` AS goodput,
                `tenants.wire_bytes` AS wire
            WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
                AND entity_kind = 'LINK'
                AND window_ns = 10000000000
                AND t_start > range_from - INTERVAL 10 SECOND
                AND t_start < range_to
        )
        GROUP BY case_name, link, tenant, workload, alloc_id
    )
SELECT
    link,
    tenant,
    workload,
    alloc_id,
    goodput_bytes,
    wire_bytes,
    goodput_bytes / nullIf(sum(goodput_bytes) OVER (PARTITION BY case_name, link), 0) AS share,
    coverage
FROM sums
ORDER BY link, goodput_bytes DESC, tenant, workload, alloc_id
