package io.github.djtoolkit.sql.external;

import io.github.djtoolkit.model.external.ExternalKind;

/**
 * One kind of object that a column refers to, and what the metadata will say of it.
 *
 * @param kind what the object is; never {@link ExternalKind#ADAPTED}
 * @param schema the schema that stands in the metadata
 * @param place where the objects lie that the metadata will name; without meaning for filepaths
 * @param moved whether some objects come from 0.11: their tracking row has a path beside a hash
 *     that is not the MD5 of their bytes
 */
public record ObjectForm(ExternalKind kind, String schema, ObjectPlace place, boolean moved) {}
