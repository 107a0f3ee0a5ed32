/** External columns: conversion, finalize, rollback. */
@NullMarked
package io.github.djtoolkit.ops.external;

import org.jspecify.annotations.NullMarked;
