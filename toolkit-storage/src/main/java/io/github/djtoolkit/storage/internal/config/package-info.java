/** Reading and merging of configuration files. Not API. */
@NullMarked
package io.github.djtoolkit.storage.internal.config;

import org.jspecify.annotations.NullMarked;
