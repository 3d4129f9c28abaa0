package io.dynamicmarket.desk.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamicmarket.desk.tape.BundledRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a replay left in its folder, read as a stranger would. */
record Receipts(Path folder, ReplaySummary summary) {
    static Receipts of(Path folder, long seed, Path... recordings) throws IOException {
        ReplayRequest request = new ReplayRequest(List.of(recordings), folder, seed, 0);
        return new Receipts(folder, Replay.run(request, BundledRelease.compiled(), (read, of) -> {}));
    }

    Path file() {
        return folder.resolve("receipts.jsonl");
    }

    List<String> lines() throws IOException {
        return Files.readAllLines(file());
    }

    JsonNode json() throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(folder.resolve("summary.json").toFile());
    }

    /** Receipts in which a breaker of a kind tripped. */
    List<JsonNode> trips(String kind) throws IOException {
        List<JsonNode> trips = new ArrayList<>();
        for (String line : lines()) {
            JsonNode receipt = JsonMapper.builder().build().readTree(line);
            receipt.path("output").path("newlyTripped").forEach(trip -> {
                if (trip.path("kind").asText().equals(kind)) {
                    trips.add(receipt);
                }
            });
        }
        return trips;
    }
}
