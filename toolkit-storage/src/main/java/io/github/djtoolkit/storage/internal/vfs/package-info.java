/** Stores behind Commons VFS. Not API. */
@NullMarked
package io.github.djtoolkit.storage.internal.vfs;

import org.jspecify.annotations.NullMarked;
