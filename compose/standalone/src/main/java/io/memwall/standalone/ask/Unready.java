package io.memwall.standalone.ask;

/**
 * The question for every figure that the latest results lack: by the reasons the results themselves
 * give, and for what needs days of history by counting them.
 */
final class Unready {
  /** Of each entity its latest window, live. */
  private static final String STATEMENT =
      """
      SELECT entity, figure, reason, has, needs, ready FROM
      (
          SELECT concat('link:', entity) AS entity, said.1 AS figure, said.2 AS reason, '' AS has,
              if(figure = 'utilisation', 'the capacity of the link in the inventory', '') AS needs,
              if(figure = 'utilisation', 'when the inventory says it', 'with the next windows') AS ready
          FROM
          (
              SELECT entity, missing FROM bandwidth FINAL
              WHERE case_name = '' AND entity_kind = 'LINK' AND window_ns = 10000000000
              ORDER BY t_start DESC LIMIT 1 BY entity
          )
          ARRAY JOIN arrayZip(mapKeys(missing), mapValues(missing)) AS said
          UNION ALL
          SELECT concat(lower(entity_kind), ':', entity), 'latency_inflation', assumeNotNull(missing),
              concat(toString(samples), ' requests in the last window'),
              multiIf(missing = 'too_few_samples', '200 requests in a window of 10 s',
                  missing = 'no_baseline', '1,000 requests in a window of 10 s below a utilisation of 0.2',
                  'requests'),
              if(missing = 'no_baseline', 'after the first quiet minute', 'with the next busy window')
          FROM
          (
              SELECT entity_kind, entity, missing, arraySum(`series.samples`) AS samples
              FROM latency FINAL WHERE case_name = ''
              ORDER BY t_start DESC LIMIT 1 BY entity_kind, entity
          )
          WHERE missing IS NOT NULL
          UNION ALL
          SELECT concat('link:', entity), concat('curve of ', request_class), assumeNotNull(fit_missing),
              concat(toString(bins), ' bins of utilisation over ', toString(round(span, 2))),
              '3 bins over 0.3 of utilisation that one curve fits (R2 0.7)',
              'when the load has varied enough'
          FROM
          (
              SELECT entity, request_class, fit_missing, length(`bins.utilisation`) AS bins,
                  if(bins = 0, 0, arrayMax(`bins.utilisation`) - arrayMin(`bins.utilisation`)) AS span
              FROM latency_curve FINAL WHERE case_name = ''
              ORDER BY t_start DESC LIMIT 1 BY entity, tap_position, request_class
          )
          WHERE fit_missing IS NOT NULL
          UNION ALL
          SELECT concat(lower(entity_kind), ':', entity), concat('score: ', component),
              assumeNotNull(why), concat('evidence for a score: ', state), '', 'with that input'
          FROM
          (
              SELECT entity_kind, entity, state, `components.component` AS names, `components.missing` AS whys
              FROM hotspot FINAL WHERE case_name = ''
              ORDER BY t_start DESC LIMIT 1 BY entity_kind, entity
          )
          ARRAY JOIN names AS component, whys AS why
          WHERE why IS NOT NULL
          UNION ALL
          SELECT concat('pool:', pool_id), 'capacity', 'the inventory has no capacity for it', '',
              'the capacity of the pool in the inventory', 'when the inventory says it'
          FROM
          (
              SELECT pool_id, capacity_bytes FROM pool_use FINAL WHERE case_name = ''
              ORDER BY t_start DESC LIMIT 1 BY pool_id
          )
          WHERE capacity_bytes IS NULL
          UNION ALL
          SELECT concat('pool:', pool_id), said.1, said.2,
              if(said.1 = 'fail_rate', concat(toString(requests_5m), ' requests in 5 minutes'), ''),
              multiIf(said.1 = 'fail_rate', '20 requests in 5 minutes',
                  said.1 = 'stranded_bytes', 'attachments with quotas, and the use of their paths',
                  said.1 = 'fragmentation', 'the base and capacity of the pool, and free memory', ''),
              if(said.1 = 'fail_rate', 'with the next busy minutes', 'when that is known')
          FROM
          (
              SELECT pool_id, requests_5m, missing FROM pool_use FINAL WHERE case_name = ''
              ORDER BY t_start DESC LIMIT 1 BY pool_id
          )
          ARRAY JOIN arrayZip(mapKeys(missing), mapValues(missing)) AS said
          WHERE said.1 != 'capacity_bytes'
          UNION ALL
          SELECT concat('pool:', pool_id, '/', tenant, '/', workload, '/', tag), 'leak',
              assumeNotNull(reason), concat(toString(points), ' hours'), '6 hours of a certain ledger',
              -- The hour that began at t_start is the last of its points; the first tells no age.
              if(points < 7, toString(toStartOfHour(t_start) + toIntervalHour(8 - points)), 'with the next hours')
          FROM
          (
              SELECT pool_id, tenant, workload, tag, suspect, reason, points, t_start
              FROM leak FINAL WHERE case_name = ''
              ORDER BY t_start DESC LIMIT 1 BY pool_id, tenant, workload, tag
          )
          WHERE suspect IS NULL AND reason IS NOT NULL
          UNION ALL
          SELECT concat('link:', object_id), 'capacity', 'the inventory has no capacity for it', '',
              'the capacity of the link in the inventory', 'when the inventory says it'
          FROM
          (
              SELECT object_id, object_type, deleted, capacity_bps FROM inventory FINAL
              WHERE case_name = ''
              ORDER BY inv_epoch DESC, inv_seq DESC LIMIT 1 BY object_id
          )
          WHERE object_type = 'link' AND NOT deleted AND capacity_bps IS NULL
          UNION ALL
          SELECT concat('link:', entity), 'forecast', 'too few days', concat(toString(days), ' days'),
              '14 days', toString(toDate(now('UTC')) + (14 - days))
          FROM
          (
              SELECT entity, uniqExact(toDate(t_start)) AS days FROM bandwidth
              WHERE case_name = '' AND entity_kind = 'LINK' AND window_ns = 60000000000
              GROUP BY entity
          )
          WHERE days < 14
          UNION ALL
          SELECT concat('pool:', pool_id), 'forecast', 'too few days', concat(toString(days), ' days'),
              '14 days', toString(toDate(now('UTC')) + (14 - days))
          FROM
          (
              SELECT pool_id, uniqExact(toDate(t_start)) AS days FROM pool_use FINAL
              WHERE case_name = '' GROUP BY pool_id
          )
          WHERE days < 14
      )
      %s
      ORDER BY entity, figure
      """;

  private Unready() {}

  /**
   * One statement; columns entity, figure, reason, has, needs, ready.
   *
   * @param entity such as {@code pool:p3}; empty for all
   */
  static String statement(String entity) {
    String quoted = entity.replace("\\", "\\\\").replace("'", "\\'");
    String chosen =
        entity.isEmpty()
            ? ""
            : "WHERE entity = '%s' OR startsWith(entity, '%s/')".formatted(quoted, quoted);
    return STATEMENT.formatted(chosen);
  }
}
