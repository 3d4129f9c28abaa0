/** Workbooks of spreadsheets as grids of text, and back. */
@NullMarked
package io.dynamicmarket.desk.workbook;

import org.jspecify.annotations.NullMarked;
