package io.dynamicmarket.governance.audit;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How the values of one type are read; the way back of {@link JsonForm}. */
@FunctionalInterface
interface FactForm {
    /** Assets stand in a receipt by their id alone; no policy asks for more, so all are read with the same decimals. */
    int ASSET_DECIMALS = Amount.DECIMALS;

    ClassValue<FactForm> FORMS = new ClassValue<>() {
        @Override
        protected FactForm computeValue(Class<?> type) {
            return ofClass(type);
        }
    };

    Object read(JsonCursor from);

    static FactForm of(Type type) {
        if (type instanceof Class<?> plain) {
            return FORMS.get(plain);
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            FactForm element = of(list.getActualTypeArguments()[0]);
            return from -> list(element, from);
        }
        throw unknown(type);
    }

    private static FactForm ofClass(Class<?> type) {
        if (type == String.class) {
            return JsonCursor::string;
        }
        if (type == double.class || type == Double.class) {
            return FactForm::statistic;
        }
        if (type == long.class || type == Long.class) {
            return FactForm::whole;
        }
        if (type == int.class || type == Integer.class) {
            return from -> {
                long whole = whole(from);
                if (whole != (int) whole) {
                    throw from.refused("Expected a whole number of 32 bits, but got " + whole);
                }
                return (int) whole;
            };
        }
        if (type == boolean.class || type == Boolean.class) {
            return JsonCursor::truth;
        }
        if (type == Amount.class) {
            return FactForm::amount;
        }
        if (type.isEnum()) {
            return from -> word(type, from);
        }
        if (type.isRecord()) {
            return RecordReading.of(type);
        }
        if (type.isSealed()) {
            return from -> sealedCase(type, from);
        }
        throw unknown(type);
    }

    private static IllegalArgumentException unknown(Type type) {
        return new IllegalArgumentException(
                "Expected records, sealed types, enums, numbers, text and lists to read from" + " a receipt, but got "
                        + type.getTypeName());
    }

    private static List<Object> list(FactForm element, JsonCursor from) {
        List<Object> list = new ArrayList<>();
        from.expect('[');
        if (!from.passes(']')) {
            do {
                from.enter(list.size());
                list.add(element.read(from));
                from.leave();
            } while (from.passes(','));
            from.expect(']');
        }
        return list;
    }

    private static double statistic(JsonCursor from) {
        String digits = from.number();
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            throw from.refused("Expected a number, but got " + digits, e);
        }
    }

    private static long whole(JsonCursor from) {
        String digits = from.peek() == '"' ? from.string() : from.number();
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw from.refused("Expected a whole number of 64 bits, but got " + digits, e);
        }
    }

    private static Amount amount(JsonCursor from) {
        from.expect('{');
        from.enter("asset");
        String asset = from.string();
        from.leave();
        from.expect(',');
        from.enter("value");
        String value = from.string();
        try {
            BigDecimal decimal = new BigDecimal(value);
            Amount amount = Amount.of(new Asset(asset, ASSET_DECIMALS), decimal, RoundingMode.UNNECESSARY);
            from.leave();
            from.expect('}');
            return amount;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw from.refused(
                    "Expected an amount of at most nine places of an asset, but got " + value + " of " + asset, e);
        }
    }

    private static Object word(Class<?> type, JsonCursor from) {
        String word = from.string();
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(word)) {
                return constant;
            }
        }
        throw from.refused("Expected one of " + Arrays.toString(type.getEnumConstants()) + ", but got " + word);
    }

    private static Object sealedCase(Class<?> type, JsonCursor from) {
        String name = from.typeAhead();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (name.equals('"' + permitted.getSimpleName() + '"')) {
                return FORMS.get(permitted).read(from);
            }
        }
        throw from.refused("Expected a case of " + type.getSimpleName() + " as 'type', but got "
                + (name.isEmpty() ? "none" : name));
    }
}
