package io.dynamicmarket.adapters.zeebe;

import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CancelProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CancelProcessInstanceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Deployment;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ProcessMetadata;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ResolveIncidentRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ResolveIncidentResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.SetVariablesRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.SetVariablesResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobRetriesRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobRetriesResponse;
import io.dynamicmarket.governance.process.ProcessFile;
import io.dynamicmarket.workflows.Sql;
import io.dynamicmarket.workflows.bpmn.ProcessModel;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;

/** The gateway before the cluster in memory, by the generated protocol (gateway.proto), on a port of this machine. */
public final class FakeZeebe extends GatewayGrpc.GatewayImplBase implements AutoCloseable {
    private final Server server;
    private final Cluster cluster;
    private boolean gone;
    private boolean answerLost;
    private boolean refusing;

    FakeZeebe(Cluster cluster) throws IOException {
        this.cluster = cluster;
        server = ServerBuilder.forPort(0).addService(this).build().start();
    }

    /** Before a cluster in the time of a clock, whose records go to the table in a database, as owner of it. */
    public static FakeZeebe exportingTo(String url, InstantSource clock) throws IOException {
        return new FakeZeebe(new Cluster(new Exported(url), clock));
    }

    /** How it is reached, in plain text. */
    public Gateway gateway() {
        return new Gateway(URI.create("http://127.0.0.1:" + server.getPort()), "", new Gateway.Login.Nobody());
    }

    public synchronized void gone(boolean now) {
        gone = now;
    }

    /** The next command is carried out, but its answer does not come. */
    synchronized void loseAnswer() {
        answerLost = true;
    }

    /** Files are refused, as a cluster does that cannot run them. */
    synchronized void refuseFiles(boolean now) {
        refusing = now;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private synchronized <T> void answer(StreamObserver<T> asked, Supplier<T> work) {
        try {
            if (gone) {
                throw Status.UNAVAILABLE.withDescription("the gateway is gone").asRuntimeException();
            }
            T answer = work.get();
            cluster.turn();
            if (answerLost) {
                answerLost = false;
                throw Status.UNAVAILABLE.withDescription("the answer is lost").asRuntimeException();
            }
            asked.onNext(answer);
            asked.onCompleted();
        } catch (StatusRuntimeException e) {
            asked.onError(e);
        } catch (RuntimeException e) {
            asked.onError(Status.INTERNAL.withDescription(e.toString()).asRuntimeException());
        }
    }

    @Override
    public void topology(TopologyRequest request, StreamObserver<TopologyResponse> asked) {
        answer(asked, TopologyResponse::getDefaultInstance);
    }

    @Override
    public void deployResource(DeployResourceRequest request, StreamObserver<DeployResourceResponse> asked) {
        answer(asked, () -> {
            if (refusing) {
                throw Status.INVALID_ARGUMENT
                        .withDescription("the file is not to its taste")
                        .asRuntimeException();
            }
            ProcessFile file = new ProcessFile(
                    request.getResources(0).getName(),
                    request.getResources(0).getContent().toStringUtf8());
            long key = cluster.deploy(file);
            return DeployResourceResponse.newBuilder()
                    .addDeployments(Deployment.newBuilder()
                            .setProcess(ProcessMetadata.newBuilder()
                                    .setBpmnProcessId(cluster.definition(key).id())
                                    .setProcessDefinitionKey(key)))
                    .build();
        });
    }

    @Override
    public void createProcessInstance(
            CreateProcessInstanceRequest request, StreamObserver<CreateProcessInstanceResponse> asked) {
        answer(asked, () -> {
            ProcessModel model = cluster.definition(request.getProcessDefinitionKey());
            long key = cluster.create(request.getProcessDefinitionKey(), Sql.variables(request.getVariables()));
            return CreateProcessInstanceResponse.newBuilder()
                    .setBpmnProcessId(model.id())
                    .setProcessInstanceKey(key)
                    .build();
        });
    }

    @Override
    public void publishMessage(PublishMessageRequest request, StreamObserver<PublishMessageResponse> asked) {
        answer(asked, () -> {
            cluster.publish(
                    request.getName(),
                    request.getCorrelationKey(),
                    request.getMessageId(),
                    Sql.variables(request.getVariables()));
            return PublishMessageResponse.getDefaultInstance();
        });
    }

    @Override
    public void activateJobs(ActivateJobsRequest request, StreamObserver<ActivateJobsResponse> asked) {
        answer(asked, () -> {
            ActivateJobsResponse.Builder jobs = ActivateJobsResponse.newBuilder();
            cluster.activate(request.getType(), request.getMaxJobsToActivate(), request.getTimeout())
                    .forEach(job -> jobs.addJobs(ActivatedJob.newBuilder()
                            .setKey(job.key)
                            .setType(job.type)
                            .setElementId(job.element)
                            .setProcessInstanceKey(job.instance.key)
                            .setCustomHeaders("{}")
                            .setVariables(job.variables())));
            return jobs.build();
        });
    }

    @Override
    public void completeJob(CompleteJobRequest request, StreamObserver<CompleteJobResponse> asked) {
        answer(asked, () -> {
            cluster.complete(request.getJobKey(), Sql.variables(request.getVariables()));
            return CompleteJobResponse.getDefaultInstance();
        });
    }

    @Override
    public void failJob(FailJobRequest request, StreamObserver<FailJobResponse> asked) {
        answer(asked, () -> {
            cluster.fail(
                    request.getJobKey(), request.getRetries(), request.getRetryBackOff(), request.getErrorMessage());
            return FailJobResponse.getDefaultInstance();
        });
    }

    @Override
    public void updateJobRetries(UpdateJobRetriesRequest request, StreamObserver<UpdateJobRetriesResponse> asked) {
        answer(asked, () -> {
            cluster.retries(request.getJobKey(), request.getRetries());
            return UpdateJobRetriesResponse.getDefaultInstance();
        });
    }

    @Override
    public void cancelProcessInstance(
            CancelProcessInstanceRequest request, StreamObserver<CancelProcessInstanceResponse> asked) {
        answer(asked, () -> {
            cluster.cancel(request.getProcessInstanceKey());
            return CancelProcessInstanceResponse.getDefaultInstance();
        });
    }

    @Override
    public void setVariables(SetVariablesRequest request, StreamObserver<SetVariablesResponse> asked) {
        answer(asked, () -> {
            cluster.set(request.getElementInstanceKey(), Sql.variables(request.getVariables()));
            return SetVariablesResponse.getDefaultInstance();
        });
    }

    @Override
    public void resolveIncident(ResolveIncidentRequest request, StreamObserver<ResolveIncidentResponse> asked) {
        answer(asked, () -> {
            cluster.resolve(request.getIncidentKey());
            return ResolveIncidentResponse.getDefaultInstance();
        });
    }
}
