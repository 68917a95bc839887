import { FILE_PURPOSES, FILE_TYPES, type FilePurpose, type FileType } from '@corridor/contracts/accounts';
import { ApiProperty } from '@nestjs/swagger';

/** A document that an account has provided. */
export class FileObject {
  @ApiProperty({ type: Number, example: 1675153265 })
  readonly created!: number;

  @ApiProperty({ type: String, nullable: true, example: 'business_pan.pdf', description: 'Null once personal data was erased.' })
  readonly file_name!: string | null;

  @ApiProperty({ type: String, example: 'file_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: Boolean })
  readonly livemode!: boolean;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true })
  readonly metadata!: Readonly<Record<string, string>> | null;

  @ApiProperty({ type: String, enum: ['file'] })
  readonly object!: 'file';

  @ApiProperty({ type: String, enum: [...FILE_PURPOSES] })
  readonly purpose!: FilePurpose;

  @ApiProperty({ type: Number, description: 'In bytes.', example: 493117 })
  readonly size!: number;

  @ApiProperty({ type: String, enum: [...FILE_TYPES], description: 'What it is by its bytes.' })
  readonly type!: FileType;

  @ApiProperty({ type: String, description: 'Where it can be downloaded with an API key.' })
  readonly url!: string;
}
