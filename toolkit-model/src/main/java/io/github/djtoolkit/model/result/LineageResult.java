package io.github.djtoolkit.model.result;

/**
 * Result of operation 11, rebuild_lineage.
 *
 * @param tablesAnalyzed tables looked at
 * @param lineageEntries rows of the {@code ~lineage} table
 * @param status {@code dry_run}, {@code rebuilt} or {@code error}
 */
public record LineageResult(int tablesAnalyzed, long lineageEntries, String status) {}
