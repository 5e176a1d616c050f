package io.github.callbackpoller.lambda.cost;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class CapacityTest {
    @Test
    void capacityPage_itsTable_isWhatIsComputed() throws IOException {
        new ComputedPage(Path.of("../docs/capacity.md")).holds(CapacityTables.all());
    }
}
