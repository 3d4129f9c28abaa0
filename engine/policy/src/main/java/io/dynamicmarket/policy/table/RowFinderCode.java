package io.dynamicmarket.policy.table;

import java.util.List;
import java.util.function.ToLongFunction;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes the bytecode of a {@link RowFinder}: the cells of a table as comparisons with constants, row after row.
 *
 * <p>Readings become static final fields, which the just-in-time compiler takes for constants: it looks through them into
 * the lambda behind, so that reading an input costs what reading a field costs. Comparisons with a bound that the allowed
 * values imply are left out. Rows are spread over several methods, since a method over 8,000 bytes is never compiled by
 * the just-in-time compiler (HugeMethodLimit).
 */
final class RowFinderCode {
    static final String NAME = RowFinder.class.getName().replace('.', '/') + "$Rows";

    private static final String AXIS = Type.getInternalName(ToLongFunction.class);
    private static final String AXIS_TYPE = Type.getDescriptor(ToLongFunction.class);
    private static final String LOOKUP = "java/lang/invoke/MethodHandles";
    private static final int MOST_BYTES = 6_000;
    /** Load a long, load a constant, compare, jump. */
    private static final int BYTES_PER_COMPARISON = 11;

    private final List<Column> columns;
    private final List<Row> rows;
    private final boolean collects;
    private final String partType;
    private final ClassWriter code = new ClassWriter(ClassWriter.COMPUTE_FRAMES);

    private RowFinderCode(Table table) {
        this.columns = table.columns();
        this.rows = table.ranked();
        this.collects = table.hitPolicy().collects();
        this.partType = "(I" + "J".repeat(columns.size()) + ")I";
    }

    /** A class; with readings bound, their list is its class data. */
    static byte[] of(Table table, boolean bound) {
        return new RowFinderCode(table).write(bound);
    }

    private byte[] write(boolean bound) {
        code.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, NAME, null, "java/lang/Object", new String[] {
            Type.getInternalName(RowFinder.class)
        });
        writeConstructor();
        int parts = 0;
        for (int from = 0; from < rows.size(); parts++) {
            from = writePart(parts, from);
        }
        writeNext(parts);
        if (bound) {
            writeAxes();
        }
        writeRow(bound, parts);
        code.visitEnd();
        return code.toByteArray();
    }

    private void writeConstructor() {
        MethodVisitor method = method(0, "<init>", "()V");
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        method.visitInsn(Opcodes.RETURN);
        finish(method);
    }

    /** As many rows as fit into a method; returns the place behind the last. */
    private int writePart(int part, int from) {
        int to = from;
        int bytes = 0;
        while (to < rows.size() && (to == from || bytes + bytes(rows.get(to)) < MOST_BYTES)) {
            bytes += bytes(rows.get(to++));
        }
        MethodVisitor method = method(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, "part" + part, partType);
        Label[] starts = new Label[to - from];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = new Label();
        }
        Label end = new Label();
        if (collects) {
            // Earlier parts are asked from a row of theirs on, this one then from its first.
            Label early = starts[0];
            method.visitVarInsn(Opcodes.ILOAD, 0);
            push(method, to);
            method.visitJumpInsn(Opcodes.IF_ICMPGE, end);
            method.visitVarInsn(Opcodes.ILOAD, 0);
            method.visitTableSwitchInsn(from, to - 1, early, starts);
        }
        for (int row = from; row < to; row++) {
            method.visitLabel(starts[row - from]);
            writeTests(method, rows.get(row), row + 1 < to ? starts[row + 1 - from] : end);
            push(method, row);
            method.visitInsn(Opcodes.IRETURN);
        }
        method.visitLabel(end);
        method.visitInsn(Opcodes.ICONST_M1);
        method.visitInsn(Opcodes.IRETURN);
        finish(method);
        return to;
    }

    private int bytes(Row row) {
        int bytes = 8;
        for (Spans cell : row.cells()) {
            bytes += cell.bounds().length * BYTES_PER_COMPARISON;
        }
        return bytes;
    }

    private void writeTests(MethodVisitor method, Row row, Label fail) {
        for (int column = 0; column < columns.size(); column++) {
            Spans domain = columns.get(column).domain();
            Spans cell = row.cells().get(column);
            if (cell.isEmpty()) {
                method.visitJumpInsn(Opcodes.GOTO, fail);
            } else if (!cell.equals(domain)) {
                long[] allowed = domain.bounds();
                writeTest(method, 1 + 2 * column, cell.bounds(), allowed[0], allowed[allowed.length - 1], fail);
            }
        }
    }

    /** Goes on where a local lies in one of the spans, else jumps; it is known to lie between least and most. */
    private static void writeTest(MethodVisitor method, int local, long[] spans, long least, long most, Label fail) {
        Label pass = new Label();
        for (int i = 0; i < spans.length; i += 2) {
            if (spans[i] != least) {
                compare(method, local, spans[i], Opcodes.IFLT, fail);
            }
            if (i + 2 < spans.length) {
                compare(method, local, spans[i + 1], Opcodes.IFLE, pass);
            } else if (spans[i + 1] != most) {
                compare(method, local, spans[i + 1], Opcodes.IFGT, fail);
            }
        }
        method.visitLabel(pass);
    }

    private static void compare(MethodVisitor method, int local, long bound, int jump, Label to) {
        method.visitVarInsn(Opcodes.LLOAD, local);
        method.visitLdcInsn(bound);
        method.visitInsn(Opcodes.LCMP);
        method.visitJumpInsn(jump, to);
    }

    private void writeNext(int parts) {
        MethodVisitor method = method(Opcodes.ACC_PUBLIC, "next", "([JI)I");
        int first = 3;
        for (int column = 0; column < columns.size(); column++) {
            method.visitVarInsn(Opcodes.ALOAD, 1);
            push(method, column);
            method.visitInsn(Opcodes.LALOAD);
            method.visitVarInsn(Opcodes.LSTORE, first + 2 * column);
        }
        writeCalls(method, parts, 2, first);
        finish(method);
    }

    private void writeCalls(MethodVisitor method, int parts, int from, int first) {
        for (int part = 0; part < parts; part++) {
            method.visitVarInsn(Opcodes.ILOAD, from);
            for (int column = 0; column < columns.size(); column++) {
                method.visitVarInsn(Opcodes.LLOAD, first + 2 * column);
            }
            method.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, "part" + part, partType, false);
            Label none = new Label();
            method.visitInsn(Opcodes.DUP);
            method.visitJumpInsn(Opcodes.IFLT, none);
            method.visitInsn(Opcodes.IRETURN);
            method.visitLabel(none);
            method.visitInsn(Opcodes.POP);
        }
        method.visitInsn(Opcodes.ICONST_M1);
        method.visitInsn(Opcodes.IRETURN);
    }

    /** A static final field per reading, filled from the class data. */
    private void writeAxes() {
        MethodVisitor method = method(Opcodes.ACC_STATIC, "<clinit>", "()V");
        for (int column = 0; column < columns.size(); column++) {
            code.visitField(
                            Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL,
                            "axis" + column,
                            AXIS_TYPE,
                            null,
                            null)
                    .visitEnd();
            method.visitMethodInsn(
                    Opcodes.INVOKESTATIC, LOOKUP, "lookup", "()Ljava/lang/invoke/MethodHandles$Lookup;", false);
            method.visitLdcInsn("_");
            method.visitLdcInsn(Type.getType(ToLongFunction.class));
            push(method, column);
            method.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    LOOKUP,
                    "classDataAt",
                    "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;I)Ljava/lang/Object;",
                    false);
            method.visitTypeInsn(Opcodes.CHECKCAST, AXIS);
            method.visitFieldInsn(Opcodes.PUTSTATIC, NAME, "axis" + column, AXIS_TYPE);
        }
        method.visitInsn(Opcodes.RETURN);
        finish(method);
    }

    /** Reads every input, also those that no row needs: one that is not allowed must be refused. */
    private void writeRow(boolean bound, int parts) {
        MethodVisitor method = method(Opcodes.ACC_PUBLIC, "row", "(Ljava/lang/Object;)I");
        int first = 3;
        for (int column = 0; bound && column < columns.size(); column++) {
            method.visitFieldInsn(Opcodes.GETSTATIC, NAME, "axis" + column, AXIS_TYPE);
            method.visitVarInsn(Opcodes.ALOAD, 1);
            method.visitMethodInsn(Opcodes.INVOKEINTERFACE, AXIS, "applyAsLong", "(Ljava/lang/Object;)J", true);
            method.visitVarInsn(Opcodes.LSTORE, first + 2 * column);
            Label refused = new Label();
            Label allowed = new Label();
            writeTest(
                    method,
                    first + 2 * column,
                    columns.get(column).domain().bounds(),
                    Long.MIN_VALUE,
                    Long.MAX_VALUE,
                    refused);
            method.visitJumpInsn(Opcodes.GOTO, allowed);
            method.visitLabel(refused);
            push(method, RowFinder.NOT_ALLOWED - column);
            method.visitInsn(Opcodes.IRETURN);
            method.visitLabel(allowed);
        }
        if (bound) {
            method.visitInsn(Opcodes.ICONST_0);
            method.visitVarInsn(Opcodes.ISTORE, 2);
            writeCalls(method, parts, 2, first);
        } else {
            method.visitInsn(Opcodes.ICONST_M1);
            method.visitInsn(Opcodes.IRETURN);
        }
        finish(method);
    }

    private MethodVisitor method(int access, String name, String type) {
        MethodVisitor method = code.visitMethod(access, name, type, null, null);
        method.visitCode();
        return method;
    }

    private static void push(MethodVisitor method, int value) {
        method.visitLdcInsn(value);
    }

    private static void finish(MethodVisitor method) {
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}
