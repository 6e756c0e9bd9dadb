import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { integration } from "sfn-compile";
import * as tasks from "./tasks";

const dynamodb = new DynamoDBClient({});
const TableName = "keys";
const listUsers = integration<
  (page: { Marker?: string }) => Promise<{ Users: { UserName: string }[]; IsTruncated: boolean; Marker?: string }>
>("arn:aws:states:::aws-sdk:iam:listUsers");
const listKeys = integration<(user: { UserName: string }) => Promise<{ AccessKeyMetadata: { AccessKeyId: string }[] }>>(
  "arn:aws:states:::aws-sdk:iam:listAccessKeys",
);
const updateKey = integration<(key: { UserName: string; AccessKeyId: string; Status: string }) => Promise<void>>(
  "arn:aws:states:::aws-sdk:iam:updateAccessKey",
);
const deleteKey = integration<(key: { UserName: string; AccessKeyId: string }) => Promise<void>>(
  "arn:aws:states:::aws-sdk:iam:deleteAccessKey",
);

/**
 * Goes through all users, page by page, and does with their keys what is due.
 * @workflow
 */
export async function rotateKeys(): Promise<void> {
  let marker: string | undefined;
  do {
    const page: { Users: { UserName: string }[]; Marker?: string } = await listUsers(
      marker === undefined ? {} : { Marker: marker },
    );
    await Promise.all(page.Users.map(({ UserName }) => look(UserName)));
    marker = page.Marker;
  } while (marker !== undefined);
}

async function look(UserName: string): Promise<void> {
  const { AccessKeyMetadata } = await listKeys({ UserName });
  await Promise.all(AccessKeyMetadata.map(({ AccessKeyId }) => remember(UserName, AccessKeyId)));
  const actions = await tasks.keyActions(UserName);
  await Promise.all(actions.map((action) => act(action)));
}

async function remember(user: string, key: string): Promise<void> {
  try {
    await dynamodb.send(
      new PutItemCommand({
        TableName,
        Item: { id: { S: key }, user: { S: user } },
        ConditionExpression: "attribute_not_exists(id)",
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

async function act({ kind, user, key }: tasks.Action): Promise<void> {
  switch (kind) {
    case "rotate":
      await tasks.rotate(user, key);
      await record(key, "rotated");
      break;
    case "deactivate":
      await updateKey({ UserName: user, AccessKeyId: key, Status: "Inactive" });
      await record(key, "deactivated");
      break;
    case "delete":
      await deleteKey({ UserName: user, AccessKeyId: key });
      await record(key, "deleted");
      break;
  }
}

async function record(key: string, status: string): Promise<void> {
  await dynamodb.send(
    new UpdateItemCommand({
      TableName,
      Key: { id: { S: key } },
      UpdateExpression: "SET #status = :status",
      ExpressionAttributeNames: { "#status": "status" },
      ExpressionAttributeValues: { ":status": { S: status } },
    }),
  );
}
