package io.dynamicmarket.adapters.zeebe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.exporter.api.context.Configuration;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The broker's side of the exporter: hands it records as the broker would, in order and on demand once more. */
final class Exported {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ZeebeExporter exporter = new ZeebeExporter();
    private final List<Record<?>> records = new ArrayList<>();

    Exported(String url) {
        Configuration configuration = answering(Configuration.class, Map.of("getArguments", Map.of("url", url)));
        exporter.configure(answering(Context.class, Map.of("getConfiguration", configuration)));
        exporter.open(answering(Controller.class, Map.of()));
    }

    void add(ValueType type, Intent intent, long key, Map<String, ?> value) {
        long position = records.size() + 1L;
        Map<String, Object> json = new TreeMap<>();
        json.put("partitionId", 1);
        json.put("position", position);
        json.put("key", key);
        json.put("recordType", "EVENT");
        json.put("valueType", type.name());
        json.put("intent", intent.name());
        json.put("value", value);
        Map<String, Object> answers = new TreeMap<>();
        answers.put("getPartitionId", 1);
        answers.put("getPosition", position);
        answers.put("getKey", key);
        answers.put("getRecordType", RecordType.EVENT);
        answers.put("getValueType", type);
        answers.put("getIntent", intent);
        answers.put("toJson", json(json));
        Record<?> record = answering(Record.class, answers);
        records.add(record);
        exporter.export(record);
    }

    /** As after a restart of a broker that had not kept how far the exporter was. */
    void again() {
        records.forEach(exporter::export);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T answering(Class<T> type, Map<String, ?> answers) {
        return type.cast(Proxy.newProxyInstance(
                Exported.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, values) -> answers.get(method.getName())));
    }
}
